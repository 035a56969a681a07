const everything = require('./jest.config.cjs');

/** Tests against a server that LEDGER_TEST_ESDB names, one after the other: they share it. */
module.exports = {
  ...everything,
  testMatch: ['<rootDir>/tests/kurrent/server/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 60_000,
};
