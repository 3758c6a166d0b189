// Misconception: only extensions and trailers stand beside the chunks.
// Fails: malformedBodies
package asyncio.http;

final class ChunkedBody implements BodySource {

  private static int zerosBefore(String digits) {
    return 0;
  }
}
