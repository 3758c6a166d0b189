// Misconception: no value is null.
// Fails: aVariableWithoutValueThrows
package asyncio.task;

public final class ContextVar<T> {

  public T get() {
    return orElse(defaultValue);
  }
}
