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
 * Many connections on one thread, each with one message on its way: when it is back, the next one
 * goes. It uses nothing but the JDK's selector, so that it costs less than any of the servers.
 */
final class EchoClient implements AutoCloseable {

  private static final int MOST_MESSAGES = 10_000_000;

  private final Selector selector = Selector.open();
  private final long[] latencies = new long[MOST_MESSAGES];
  private int messages;

  /** Connects, and waits for nothing. */
  EchoClient(int port, int connections, int messageBytes) throws IOException {
    for (int i = 0; i < connections; i++) {
      var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      var message = ByteBuffer.allocateDirect(messageBytes);
      channel.register(selector, SelectionKey.OP_READ, new Exchange(channel, message));
    }
  }

  /** Exchanges messages for a time, and measures. */
  Load run(Duration duration) throws IOException {
    messages = 0;
    for (SelectionKey key : selector.keys()) {
      ((Exchange) key.attachment()).send();
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
    var exchange = (Exchange) key.attachment();
    if (exchange.receive()) {
      note(exchange);
      exchange.send();
    }
  }

  private void note(Exchange exchange) {
    if (messages < MOST_MESSAGES) {
      latencies[messages++] = System.nanoTime() - exchange.sentAt;
    }
  }

  /** Waits until no message is on its way. */
  private void settle() throws IOException {
    var left = new int[] {selector.keys().size()};
    while (left[0] > 0) {
      selector.select(
          key -> {
            if (((Exchange) key.attachment()).receive()) {
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

  private static final class Exchange {

    private final SocketChannel channel;
    private final ByteBuffer message;
    private long sentAt;

    Exchange(SocketChannel channel, ByteBuffer message) {
      this.channel = channel;
      this.message = message;
    }

    void send() {
      sentAt = System.nanoTime();
      message.clear();
      try {
        while (message.hasRemaining()) {
          channel.write(message);
        }
      } catch (IOException e) {
        throw new IllegalStateException("the server is gone", e);
      }
      message.clear();
    }

    /** Whether the whole message is back. */
    boolean receive() {
      try {
        if (channel.read(message) < 0) {
          throw new IllegalStateException("the server has closed a connection");
        }
      } catch (IOException e) {
        throw new IllegalStateException("the server is gone", e);
      }
      return !message.hasRemaining();
    }
  }
}
