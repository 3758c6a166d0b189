// Misconception: a token is a value to be set again.
// Fails: aTokenWorksOnce, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class ContextVar<T> {

  public static final class Token<T> {

    private void use(ContextVar<T> variable, Context current) {
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
