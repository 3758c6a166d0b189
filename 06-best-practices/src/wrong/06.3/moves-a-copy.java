// Misconception: to hand on is to copy.
// Fails: handedOn, stackAsInCPython
package asyncio.pattern;



public final class ExitStack implements AutoCloseable {

  public ExitStack popAll() {
    var other = new ExitStack();
    other.open.addAll(open);
    return other;
  }
}
