package asyncio.scrape;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/** The body of an answer that no network has brought: it tells who reads it, and who closes it. */
final class WatchedBody extends ResponseBody {

  private final MediaType type;
  private final long length;
  private final BufferedSource source = Okio.buffer(new Bytes());
  private final CountDownLatch readingBegan = new CountDownLatch(1);
  private final CountDownLatch mayBeRead = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long read;
  private volatile boolean foundEnd;
  private volatile Thread reader;
  private volatile Runnable reading = () -> {};

  /** Makes one of so many bytes; the type is null if nobody says one. */
  WatchedBody(String type, long length) {
    this.type = type == null ? null : MediaType.parse(type);
    this.length = length;
  }

  /** Has something done whenever it is read, such as to throw an exception. */
  WatchedBody whenRead(Runnable reading) {
    this.reading = reading;
    return this;
  }

  /** A client like another one, whose call is answered with this body. */
  OkHttpClient client(OkHttpClient client) {
    return client.newBuilder().addInterceptor(chain -> answer(chain.request())).build();
  }

  /** The answer that has this body. */
  Response answer(Request request) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(this)
        .build();
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

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Waits until the thread that reads has ended. */
  void awaitReaderGone() {
    try {
      reader.join(Duration.ofMillis(1000));
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
    }
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

  /** Whether somebody has waited for more than there is. */
  boolean foundEnd() {
    return foundEnd;
  }

  Optional<Thread> reader() {
    return Optional.ofNullable(reader);
  }

  @Override
  public MediaType contentType() {
    return type;
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
      reading.run();
      if (read == length) {
        foundEnd = true;
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
