/** What can be recorded, what is judged, and what can go wrong. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { parameters } from '../domain/parameters/parameters';
import { cataloguePage } from './catalogue-page';
import { Problem } from './problem';
import { problemIndex, problemPage } from './problem-page';
import { NoQuery } from './queries.dto';
import { Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';

@ApiTags('reference 参考')
@Controller()
export class ReferenceController {
  private readonly catalogued = cataloguePage();

  constructor(private readonly ledger: ServedLedger) {}

  @Get('v1/catalogue')
  @Reads({ kind: 'reference' })
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Every kind of stream and fact, who may record it, and its JSON Schema' })
  catalogue(@Query() _query: NoQuery): object {
    return { origin: this.ledger.origin, currency: this.ledger.currency, ...this.catalogued };
  }

  @Get('v1/rulebook')
  @Reads({ kind: 'reference' })
  @ApiBearerAuth()
  @ApiOperation({ summary: 'The rules with their articles and readings, and the parameters that the text leaves open' })
  rulebook(@Query() _query: NoQuery): object {
    const { version, rules } = this.ledger.rulebook;
    return {
      version,
      rules: rules.map(({ id, zh, en, cites, reading, parameters: uses, examples, pending }) => ({
        id,
        zh,
        en,
        cites,
        reading,
        parameters: uses,
        examples,
        pending: pending ?? {},
      })),
      parameters,
      views: this.ledger.projections.map(({ name, version: shape, zh }) => ({ name, version: shape, zh })),
    };
  }

  @Get('v1/articles/:cite')
  @Reads({ kind: 'reference' })
  @ApiBearerAuth()
  @ApiOperation({
    summary:
      'An article, or a part of one, in the words in which it was printed: {cite, regulation, text, sourceSha256}; cited as ' +
      'rules and facts cite it, GS-CG-14-i2',
  })
  article(@Param('cite') cite: string, @Query() _query: NoQuery): object {
    const article = this.ledger.article(cite);
    if (!article) throw new Problem('not-found', 'no such article');
    return article;
  }

  @Get('problems')
  @Reads('open')
  @ApiOperation({ summary: 'All problems, as Markdown' })
  problems(@Query() _query: NoQuery, @Res() reply: FastifyReply): void {
    sendPage(reply, problemIndex());
  }

  @Get('problems/:slug')
  @Reads('open')
  @ApiOperation({ summary: 'What a problem means and what can be done, as Markdown' })
  problem(@Param('slug') slug: string, @Query() _query: NoQuery, @Res() reply: FastifyReply): void {
    const page = problemPage(slug);
    if (page === undefined) throw new Problem('not-found', 'no such problem');
    sendPage(reply, page);
  }
}

function sendPage(reply: FastifyReply, page: string): void {
  void reply.header('cache-control', 'public, no-cache').type('text/plain; charset=utf-8').send(page);
}
