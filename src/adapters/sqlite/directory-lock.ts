/** One process for one data directory: held by the operating system, so that no crash leaves it behind. */
import { join } from 'node:path';
import { openDatabase, isBusy, type Database } from './driver';

/** Another process serves, imports into or rebuilds the same data directory. */
export class DirectoryInUse extends Error {
  constructor(dataDir: string) {
    super(`${dataDir} is in use by another process of this program; stop it first`);
  }
}

export class DirectoryLock {
  private constructor(private readonly database: Database) {}

  /** @throws DirectoryInUse */
  static take(dataDir: string): DirectoryLock {
    const database = openDatabase(join(dataDir, 'lock.db'), false);
    try {
      database.exec('PRAGMA busy_timeout = 0');
      database.exec('BEGIN EXCLUSIVE');
      return new DirectoryLock(database);
    } catch (error) {
      database.close();
      if (isBusy(error)) throw new DirectoryInUse(dataDir);
      throw error;
    }
  }

  release(): void {
    this.database.close();
  }
}
