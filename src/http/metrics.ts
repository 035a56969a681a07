/** Figures about the running service, worked out when they are asked for: nothing is counted here. */
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { Feeds } from './feeds';
import { ServedLedger } from './served-ledger';

const OUTCOMES = ['recorded', 'replayed', 'refused', 'unknown'] as const;

@Injectable()
export class Metrics implements OnModuleDestroy {
  private readonly registry = new Registry();

  constructor(
    private readonly ledger: ServedLedger,
    feeds: Feeds,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.countAppends();
    this.total('shilu_facts_recorded_total', 'Facts put on record since the start', () => this.figures.recording.facts);
    this.total('shilu_flushes_total', 'Durable commits of the store since the start', () => this.figures.flushes ?? 0);
    this.gauge('shilu_log_facts', 'Facts in the log and in every view', () => this.figures.size);
    this.gauge('shilu_feeds_open', 'Feeds that are open', () => feeds.open);
    this.gaugeLag();
    this.countProblems();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All figures as they are now, in Prometheus' text format; rejects when the store cannot be read. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }

  private get figures(): ReturnType<ServedLedger['figures']> {
    return this.ledger.figures();
  }

  private countAppends(): void {
    const figures = (): Readonly<Record<(typeof OUTCOMES)[number], number>> => this.figures.recording;
    new Counter({
      name: 'shilu_appends_total',
      help: 'Requests to record since the start, by how they ended; a line of a bulk body is one',
      labelNames: ['outcome'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const outcome of OUTCOMES) this.inc({ outcome }, figures()[outcome]);
      },
    });
  }

  private countProblems(): void {
    const { refusals } = this.ledger;
    new Counter({
      name: 'shilu_problems_total',
      help: 'Answers that were a problem since the start, by its slug; lines of a bulk body are no answers',
      labelNames: ['problem'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [problem, count] of refusals) this.inc({ problem }, count);
      },
    });
  }

  private gaugeLag(): void {
    const registers = [this.registry];
    const seconds = new Gauge({ name: 'shilu_views_lag_seconds', help: LAG_SECONDS, registers });
    const lag = () => this.ledger.lag();
    new Gauge({
      name: 'shilu_views_lag_facts',
      help: 'Facts that are durable and not in the views yet, counted up to 10,000',
      registers,
      async collect() {
        const now = await lag();
        this.set(now.facts);
        seconds.set(now.seconds);
      },
    });
  }

  private total(name: string, help: string, value: () => number): void {
    new Counter({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  }

  private gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(value());
      },
    });
  }
}

const LAG_SECONDS = 'Age of the oldest fact that is durable and not in the views yet';
