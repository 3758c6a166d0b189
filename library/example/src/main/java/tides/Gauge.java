package tides;

import asyncio.task.Awaitable;

/** Measures the water somewhere, which takes a while, and may take for ever. */
@FunctionalInterface
public interface Gauge {

  /** The level of the water now, in centimetres. */
  Awaitable<Integer> level();
}
