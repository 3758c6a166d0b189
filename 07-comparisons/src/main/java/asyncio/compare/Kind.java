package asyncio.compare;

/** The models of this module, to be asked about. */
public enum Kind {
  /** {@link Sequential}: one job after the other, on the calling thread. */
  SEQUENTIAL,
  /** {@link ThreadPerJob}: a platform thread for each job. */
  PLATFORM_THREADS,
  /** {@link VirtualThreads}, without a limit. */
  VIRTUAL_THREADS,
  /** {@link ProcessModel}: worker processes, with one job a trip. */
  PROCESSES,
  /** {@link OnExecutor}: a pool of platform threads. */
  EXECUTOR,
  /** {@link OnCompletableFutures}: stages on a pool of platform threads. */
  COMPLETABLE_FUTURES,
  /** {@code InScope}: a scope of structured concurrency, without a time limit. */
  SCOPE,
  /** {@link OnLoop}: a coroutine for each job, on one thread. */
  LOOP
}
