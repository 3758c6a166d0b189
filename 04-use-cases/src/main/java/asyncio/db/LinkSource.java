package asyncio.db;

import asyncio.task.Future;

/** Where a {@link Pool} gets another connection from. */
@FunctionalInterface
interface LinkSource {

  /** Begins to open one. What goes wrong is in the future. */
  Future<Link> open();
}
