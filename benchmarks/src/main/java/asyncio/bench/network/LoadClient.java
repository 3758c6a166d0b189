package asyncio.bench.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/**
 * Many connections on one thread, each with one request on its way: when the answer is there, the
 * next one goes. It uses nothing but the JDK's selector, so that it costs less than any of the
 * servers.
 */
final class LoadClient implements AutoCloseable {

  private static final int MOST_MESSAGES = 10_000_000;

  private final Selector selector = Selector.open();
  private final long[] latencies = new long[MOST_MESSAGES];
  private int messages;

  /** Connects, and sends nothing yet. */
  LoadClient(int port, int connections, Exchange exchange) throws IOException {
    for (int i = 0; i < connections; i++) {
      var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Line(channel, exchange));
    }
  }

  /** Exchanges messages for a time, and measures. */
  Load run(Duration duration) throws IOException {
    messages = 0;
    for (SelectionKey key : selector.keys()) {
      ((Line) key.attachment()).send();
    }
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    while (System.nanoTime() < end) {
      selector.select(this::received, 1_000);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int measured = messages;
    settle();
    Arrays.sort(latencies, 0, measured);
    return new Load(
        measured / seconds,
        latencies[measured / 2] / 1e3,
        latencies[(int) (measured * 0.99)] / 1e3);
  }

  private void received(SelectionKey key) {
    var line = (Line) key.attachment();
    if (line.receive()) {
      note(line);
      line.send();
    }
  }

  private void note(Line line) {
    if (messages < MOST_MESSAGES) {
      latencies[messages++] = System.nanoTime() - line.sentAt;
    }
  }

  /** Waits until no message is on its way. */
  private void settle() throws IOException {
    var left = new int[] {selector.keys().size()};
    while (left[0] > 0) {
      selector.select(
          key -> {
            if (((Line) key.attachment()).receive()) {
              left[0]--;
            }
          });
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private static final class Line {

    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer answer;
    private final byte[] beginning;
    private long sentAt;

    Line(SocketChannel channel, Exchange exchange) {
      this.channel = channel;
      request = ByteBuffer.allocateDirect(exchange.request().length).put(exchange.request());
      answer = ByteBuffer.allocateDirect(exchange.answerBytes());
      beginning = exchange.beginning();
    }

    void send() {
      sentAt = System.nanoTime();
      request.flip();
      answer.clear();
      try {
        while (request.hasRemaining()) {
          channel.write(request);
        }
      } catch (IOException e) {
        throw new IllegalStateException("the server is gone", e);
      }
    }

    /** Whether the whole answer is there. */
    boolean receive() {
      try {
        if (channel.read(answer) < 0) {
          throw new IllegalStateException("the server has closed a connection");
        }
      } catch (IOException e) {
        throw new IllegalStateException("the server is gone", e);
      }
      if (answer.hasRemaining()) {
        return false;
      }
      for (int i = 0; i < beginning.length; i++) {
        if (answer.get(i) != beginning[i]) {
          throw new IllegalStateException("the server has answered something else");
        }
      }
      return true;
    }
  }
}
