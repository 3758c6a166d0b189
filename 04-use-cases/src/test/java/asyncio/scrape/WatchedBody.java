package asyncio.scrape;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/** The body of an answer that no network has brought: it tells who reads it, and who closes it. */
final class WatchedBody extends ResponseBody {

  private final String type;
  private final long length;
  private final BufferedSource source = Okio.buffer(new Bytes());
  private final CountDownLatch readingBegan = new CountDownLatch(1);
  private final CountDownLatch mayBeRead = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long read;
  private volatile Thread reader;

  WatchedBody(String type, long length) {
    this.type = type;
    this.length = length;
  }

  /** A client like another one, whose call is answered with this body. */
  OkHttpClient client(OkHttpClient client) {
    Interceptor answering =
        chain ->
            new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(this)
                .build();
    return client.newBuilder().addInterceptor(answering).build();
  }

  /** Who reads waits until this is called, though not for ever. */
  WatchedBody letRead() {
    mayBeRead.countDown();
    return this;
  }

  boolean awaitReader() {
    return await(readingBegan, 1000);
  }

  boolean awaitClosed() {
    return await(closed, 1000);
  }

  private static boolean await(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many bytes were taken. */
  long read() {
    return read;
  }

  Optional<Thread> reader() {
    return Optional.ofNullable(reader);
  }

  @Override
  public MediaType contentType() {
    return MediaType.parse(type);
  }

  @Override
  public long contentLength() {
    return -1;
  }

  @Override
  public BufferedSource source() {
    return source;
  }

  private final class Bytes implements Source {

    @Override
    public long read(Buffer sink, long most) {
      reader = Thread.currentThread();
      readingBegan.countDown();
      await(mayBeRead, 700);
      letRead();
      if (read == length) {
        return -1;
      }
      long count = Math.min(most, length - read);
      sink.write(new byte[(int) count]);
      read += count;
      return count;
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
