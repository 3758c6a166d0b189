// Misconception: a token is used when it is handed over.
// Fails: aTokenOfAnotherVariableIsRefused
package asyncio.task;

public final class ContextVar<T> {

  public static final class Token<T> {

    private void use(ContextVar<T> variable, Context current) {
      if (used) {
        throw new IllegalStateException("the token was used before");
      }
      used = true;
      if (variable != this.variable) {
        throw new IllegalArgumentException("the token is of another variable");
      }
      if (current != context) {
        throw new IllegalArgumentException("the token was made in another context");
      }
      context.set(variable, before.orElse(null));
    }
  }
}
