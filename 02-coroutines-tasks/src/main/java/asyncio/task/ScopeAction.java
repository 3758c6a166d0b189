package asyncio.task;

/** A {@link ScopeBody} without a result. */
@FunctionalInterface
public interface ScopeAction<S> {

  /** Runs, with what it runs inside of. */
  void run(S scope) throws Exception;

  /** The same, with null as the result. */
  default ScopeBody<S, Void> returningNull() {
    return scope -> {
      run(scope);
      return null;
    };
  }
}
