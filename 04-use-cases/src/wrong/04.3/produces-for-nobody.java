// Misconception: the producer hears that the client is gone when it writes.
// Fails: theClientOfEventsGoesAway, theClientGoesAway
package asyncio.http;

final class StreamedBody implements BodyWriter {

  private void produce() throws Exception {
    body.producer().writeTo(this);
  }
}
