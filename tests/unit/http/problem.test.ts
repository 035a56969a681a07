import { HttpException } from '@nestjs/common';
import { Problem, refusedProblem } from '../../../src/http/problem';
import { problemOf, rawAnswer } from '../../../src/http/problem-reply';

describe('the body of a problem (RFC 9457)', () => {
  test('has a relative type, titles in both languages, the status, and an instance of its own', () => {
    const problem = new Problem('not-competent', 'recorded by auditors', { competent: ['auditor'] });
    const body = problem.body();
    expect(body).toMatchObject({
      type: '/problems/not-competent',
      title: 'This organ may not record this fact',
      titleZh: '无权登记',
      status: 403,
      detail: 'recorded by auditors',
      competent: ['auditor'],
    });
    expect(body.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(new Problem('not-competent', '').body().instance).not.toBe(body.instance);
  });
});

describe('a refused append', () => {
  const refused = (more: object) => ({ outcome: 'refused', detail: 'why', ...more }) as never;

  test('takes its name from the first fault, and places every fault in the request', () => {
    const faults = [
      { pointer: '/data/amount', code: 'invalid-money', detail: 'digits' },
      { pointer: '/data/x', code: 'unknown-field', detail: 'no' },
    ];
    const body = refusedProblem(refused({ code: 'invalid-fact', faults, item: 3 }), false, true).body();
    expect(body.type).toBe('/problems/invalid-money');
    expect(body.errors?.map(({ pointer }) => pointer)).toEqual(['/3/data/amount', '/3/data/x']);
  });

  test('a conflict is 409 by the body and 412 by the header, with the actual revision', () => {
    const conflict = refused({ code: 'revision-conflict', actual: 4 });
    expect(refusedProblem(conflict, false, false).body()).toMatchObject({ status: 409, actual: 4 });
    expect(refusedProblem(conflict, true, false).body()).toMatchObject({
      type: '/problems/precondition-failed',
      status: 412,
      actual: 4,
    });
  });

  test('a stream that does not exist has the actual revision null', () => {
    expect(refusedProblem(refused({ code: 'revision-conflict', actual: null }), false, false).body().actual).toBeNull();
  });

  test('a pointer of a decider leads into the data of the item', () => {
    const body = refusedProblem(refused({ code: 'unbalanced', pointer: '/counts', item: 0 }), false, false).body();
    expect(body.errors).toEqual([{ pointer: '/data/counts', code: 'unbalanced', detail: 'why' }]);
  });

  test('what is refused for the state of the service says that nothing was applied, and when to come back', () => {
    const problem = refusedProblem(refused({ code: 'clock-untrusted' }), false, false);
    expect(problem.body()).toMatchObject({ status: 503, outcome: 'notApplied' });
    expect(problem.headers['retry-after']).toBe('1');
  });

  test('a fact on record is named', () => {
    expect(refusedProblem(refused({ code: 'duplicate-fact', existing: 'id-1' }), false, false).body()).toMatchObject({
      status: 409,
      existing: 'id-1',
    });
  });
});

describe('any other error', () => {
  test.each([
    [Object.assign(new Error('x'), { statusCode: 413 }), 413, 'body-too-large'],
    [Object.assign(new Error('x'), { statusCode: 415 }), 415, 'unsupported-media-type'],
    [new HttpException('x', 404), 404, 'not-found'],
    [new HttpException('x', 418), 500, 'unexpected'],
    [new Error('SELECT secret FROM keys'), 500, 'unexpected'],
    ['text', 500, 'unexpected'],
    [null, 500, 'unexpected'],
  ])('%p becomes %i', (error, status, slug) => {
    expect(problemOf(error).body()).toMatchObject({ status, type: `/problems/${slug}` });
  });

  test('says nothing about itself', () => {
    expect(JSON.stringify(problemOf(new Error('SELECT secret FROM keys')).body())).not.toContain('secret');
  });
});

test('an answer as bytes frames its own body and closes', () => {
  const [head = '', body = ''] = rawAnswer(new Problem('malformed-request', '中文')).split('\r\n\r\n');
  expect(head).toContain('HTTP/1.1 400 Bad Request');
  expect(head).toContain('connection: close');
  expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`);
  expect(JSON.parse(body)).toMatchObject({ status: 400, detail: '中文' });
});
