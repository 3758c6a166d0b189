// Misconception: only the body is limited, and extensions and trailers are no part of it.
// Fails: malformedBodies, zerosBeforeSizes
package asyncio.http;

final class ChunkedBody {

  private void spend(int extra) {}
}
