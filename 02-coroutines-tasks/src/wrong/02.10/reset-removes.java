// Misconception: before a set there was nothing.
// Fails: aTokenBringsBackWhatWasBefore
package asyncio.task;

public final class ContextVar<T> {

  public void reset(Token<T> token) {
    token.use(this, Context.current());
    Context.current().set(this, null);
  }
}
