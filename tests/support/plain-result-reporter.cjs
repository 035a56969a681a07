/**
 * The last lines of a test run, in plain words: which checks failed before the tests, what did not run and why, and the
 * figures. A run that left something out must not look like a full one.
 */
const { writeSync } = require('node:fs');

const linesOf = (results, environment) => {
  const checks = (environment.SHILU_FAILED_CHECKS ?? '').split(',').filter(Boolean);
  const lines = checks.map((name) => `FAILED before the tests: ${name}`);
  for (const file of results.testResults) {
    const left = file.numPendingTests + file.numTodoTests;
    const name = file.testFilePath.slice(file.testFilePath.lastIndexOf('/tests/') + 1);
    if (left > 0 || file.skipped) lines.push(`NOT RUN: ${left} in ${name}`);
  }
  if (environment.SHILU_IN_BROWSER === 'no') lines.push('NOT RUN: the tests in a browser (npm run test:browser)');
  if (environment.SHILU_ON_A_SERVER === 'no') {
    lines.push(
      'SKIPPED: the tests on a real EventStoreDB or KurrentDB server (LEDGER_TEST_ESDB=… npm run test:kurrent)',
    );
  }
  if (!environment.SHILU_ROAD_FINES) lines.push('ran WITHOUT the fines log (SHILU_ROAD_FINES is unset)');
  const unreadable = results.testResults.filter((file) => file.testExecError).length;
  const failed = results.numFailedTests + unreadable + checks.length;
  const left = results.numPendingTests + results.numTodoTests;
  lines.push(`${results.numPassedTests} passed, ${failed} failed${left > 0 ? `, ${left} not run` : ''}`);
  return lines;
};

module.exports = class PlainResultReporter {
  onRunComplete(_contexts, results) {
    const lines = linesOf(results, process.env);
    // Jest's own summary always comes after the reporters; these lines must come after it.
    process.once('exit', () => writeSync(1, `\n${lines.join('\n')}\n`));
  }
};

module.exports.linesOf = linesOf;
