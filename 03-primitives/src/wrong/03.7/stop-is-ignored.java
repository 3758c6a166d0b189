// Misconception: a run ends when its source does.
// Fails: theFirstItemComesOutEarly, stopLetsEverythingThrough, aRunAfterStop
package asyncio.sync;

public final class Pipeline<I, O> {

  public void stop() {}
}
