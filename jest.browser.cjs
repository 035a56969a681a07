const everything = require('./jest.config.cjs');

/** Tests in a real browser, one after the other: they share the machine's processors with it. */
module.exports = {
  ...everything,
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
