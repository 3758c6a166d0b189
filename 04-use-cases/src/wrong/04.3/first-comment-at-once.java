// Misconception: nothing has been sent yet, so that the silence began when the clock did.
// Fails: theFirstSilence
package asyncio.http;

public final class EventStream {

  private EventStream(BodyWriter out, Duration heartbeat) {
    this.out = out;
    this.heartbeat = heartbeat;
  }
}
