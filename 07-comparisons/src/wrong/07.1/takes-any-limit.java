// Misconception: whoever gives a limit gives one that makes sense.
// Fails: limitsAreChecked
package asyncio.compare;

public final class VirtualThreads implements Model {

  public VirtualThreads(int mostAtOnce) {
    this.mostAtOnce = mostAtOnce;
  }
}
