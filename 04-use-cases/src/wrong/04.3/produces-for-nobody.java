// Misconception: the producer hears that the client is gone when it writes.
// Fails: theClientGoesAway, theClientOfEventsGoesAway
package asyncio.http;

final class StreamedBody implements BodyWriter {

  private void produce() throws Exception {
    body.producer().writeTo(this);
  }
}
