// Misconception: a token knows what was before, and that is enough.
// Fails: aTokenOfAnotherContextIsRefused
package asyncio.task;

public final class ContextVar<T> {

  public static final class Token<T> {

    private void use(ContextVar<T> variable, Context current) {
      if (used) {
        throw new IllegalStateException("the token was used before");
      }
      if (variable != this.variable) {
        throw new IllegalArgumentException("the token is of another variable");
      }
      used = true;
      current.set(variable, before.orElse(null));
    }
  }
}
