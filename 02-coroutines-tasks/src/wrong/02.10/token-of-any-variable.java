// Misconception: the compiler sees to it that a token fits.
// Fails: aTokenOfAnotherVariableIsRefused
package asyncio.task;

public final class ContextVar<T> {

  public static final class Token<T> {

    private void use(ContextVar<T> variable, Context current) {
      if (used) {
        throw new IllegalStateException("the token was used before");
      }
      if (current != context) {
        throw new IllegalArgumentException("the token was made in another context");
      }
      used = true;
      context.set(variable, before.orElse(null));
    }
  }
}
