/** Deny by default: a route of a controller answers only what its declaration lets the bearer read. */
import {
  createParamDecorator,
  Injectable,
  SetMetadata,
  type CanActivate,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { mayRead, type Resource } from '../access/reading';
import { isAdministrator, type Bearer } from '../ledger/key-ring';
import type { Actor } from '../ledger/recording';
import { Problem } from './problem';

const READS = 'shilu:reads';

/** Declared by a route whose answer depends on the object: the controller asks the policy itself. */
type Declared = Resource | 'open' | 'checked-by-controller';

/** What a route lets read; `open` for what needs no key. */
export const Reads = (resource: Declared): CustomDecorator => SetMetadata(READS, resource);

@Injectable()
export class ReadingGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const declared = this.reflector.getAllAndOverride<Declared | undefined>(READS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (declared === 'open') return true;
    const { bearer } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!bearer) throw new Problem('unauthenticated', 'no valid key was sent');
    if (declared === undefined) throw new Problem('not-permitted', 'this route says nothing about who may read it');
    if (declared !== 'checked-by-controller') assertMayRead(bearer, declared);
    return true;
  }
}

/** @throws Problem not-permitted, naming the roles that may */
export function assertMayRead(bearer: Bearer, resource: Resource): void {
  const answer = mayRead(bearer, resource);
  if (!answer.allowed) {
    throw new Problem('not-permitted', `${bearer.role} may not read this`, { competent: answer.competent });
  }
}

/** The bearer of the request's key. */
export const CurrentBearer = createParamDecorator((_: undefined, context: ExecutionContext): Bearer => {
  const { bearer } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!bearer) throw new Problem('unauthenticated', 'no valid key was sent');
  return bearer;
});

/** The organ that asks; an administrator is none. */
export function actorOf(bearer: Bearer): Actor {
  if (isAdministrator(bearer)) throw new Problem('not-permitted', 'an administrator reads no facts');
  return bearer;
}
