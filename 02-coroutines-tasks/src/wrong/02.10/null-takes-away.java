// Misconception: null is how one takes a value away.
// Fails: nullIsNoValue
package asyncio.task;

public final class ContextVar<T> {

  public Token<T> set(T value) {
    Context current = currentOrNew();
    var token = new Token<>(this, current, current.get(this));
    current.set(this, value);
    return token;
  }
}
