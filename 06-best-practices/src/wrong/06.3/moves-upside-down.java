// Misconception: to move is to push what is there, one after the other.
// Fails: handedOn, stackAsInCPython
package asyncio.pattern;



public final class ExitStack implements AutoCloseable {

  public ExitStack popAll() {
    var other = new ExitStack();
    open.forEach(other::push);
    open.clear();
    return other;
  }
}
