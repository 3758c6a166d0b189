// Misconception: a run ends when its source does.
// Fails: theFirstItemComesOutEarly, stopLetsEverythingThrough
package asyncio.sync;

public final class Pipeline<I, O> {

  public void stop() {}
}
