package asyncio.scrape;

import java.io.IOException;
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

  /** A client whose every call is answered with this body. */
  OkHttpClient client() {
    Interceptor answering =
        chain ->
            new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(this)
                .build();
    return new OkHttpClient.Builder().addInterceptor(answering).build();
  }

  /** Those who read wait until this is called. */
  WatchedBody letRead() {
    mayBeRead.countDown();
    return this;
  }

  boolean awaitReader() throws InterruptedException {
    return readingBegan.await(1500, TimeUnit.MILLISECONDS);
  }

  boolean awaitClosed() throws InterruptedException {
    return closed.await(1500, TimeUnit.MILLISECONDS);
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
    public long read(Buffer sink, long most) throws IOException {
      reader = Thread.currentThread();
      readingBegan.countDown();
      try {
        mayBeRead.await(1500, TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
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
