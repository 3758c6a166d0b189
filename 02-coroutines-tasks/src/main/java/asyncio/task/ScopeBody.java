package asyncio.task;

/** Code that runs inside of something which begins before it and ends after it: a {@code with}. */
@FunctionalInterface
public interface ScopeBody<S, T> {

  /** Runs, with what it runs inside of. */
  T run(S scope) throws Exception;
}
