package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.stream.StreamReader;
import asyncio.task.Coroutine;

/** A body with a {@code Content-Length}. */
final class CountedBody implements BodySource {

  private static final int MOST_AT_ONCE = 64 * 1024;

  private final StreamReader reader;
  private long left;

  CountedBody(StreamReader reader, long length) {
    this.reader = reader;
    left = length;
  }

  long left() {
    return left;
  }

  @Override
  public Coroutine<byte[]> next() {
    return async(
        () -> {
          byte[] piece = await(reader.read((int) Math.min(left, MOST_AT_ONCE)));
          if (piece.length == 0 && left > 0) {
            throw new HttpError(Status.BAD_REQUEST, "the body ended too early");
          }
          left -= piece.length;
          return piece;
        });
  }
}
