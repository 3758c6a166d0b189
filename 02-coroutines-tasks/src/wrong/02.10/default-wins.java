// Misconception: a variable that has a default never needs another one.
// Fails: aVariableHasItsDefault
package asyncio.task;

public final class ContextVar<T> {

  public T orElse(T other) {
    T otherwise = defaultValue != null ? defaultValue : other;
    Context current = Context.current();
    return current == null ? otherwise : current.get(this).orElse(otherwise);
  }
}
