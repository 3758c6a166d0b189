package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * What a client sends after the head of its request. It is read while it arrives, once, by one
 * coroutine. Nobody has to read it: the server sees to the rest.
 *
 * <p>Reading may fail: by an {@link HttpError} if the body is malformed, too large or too slow, and
 * by an {@link IOException} if the connection is lost. A handler that lets these through does the
 * right thing. After a failure, every further read fails likewise.
 */
public interface RequestBody {

  /** A body without a byte. */
  RequestBody EMPTY = of(new byte[0]);

  /** A coroutine that reads some more, and waits only if nothing has arrived: empty at the end. */
  Coroutine<byte[]> read();

  /**
   * A coroutine that reads all that is left. The server's limit of the size makes that safe: {@link
   * HttpLimits#bodyBytes}.
   */
  default Coroutine<byte[]> readAll() {
    return async(
        () -> {
          byte[] first = await(read());
          byte[] next = first.length == 0 ? first : await(read());
          if (next.length == 0) {
            return first;
          }
          var all = new ByteArrayOutputStream(2 * (first.length + next.length));
          all.writeBytes(first);
          while (next.length > 0) {
            all.writeBytes(next);
            next = await(read());
          }
          return all.toByteArray();
        });
  }

  /** A body that has arrived: for tests. */
  static RequestBody of(byte[] bytes) {
    return new RequestBody() {
      private byte[] left = bytes.clone();

      @Override
      public Coroutine<byte[]> read() {
        return async(
            () -> {
              byte[] read = left;
              left = new byte[0];
              return read;
            });
      }
    };
  }
}
