package asyncio.loop.demo;

import asyncio.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 01.6: when a reader and a writer are called, and when no more.
 *
 * <p>The twin of {@code src/cpython/readiness.py}.
 */
public final class ReadinessDemo {

  private final EventLoop loop;
  private final Consumer<String> print;
  private final SocketChannel near;
  private final SocketChannel far;

  private ReadinessDemo(EventLoop loop, Consumer<String> print) throws IOException {
    this.loop = loop;
    this.print = print;
    try (var listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      far = SocketChannel.open(listener.getLocalAddress());
      near = listener.accept();
    }
    near.configureBlocking(false);
  }

  /** Runs the demo. */
  static void main() {
    try (var loop = EventLoop.create()) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    try {
      var demo = new ReadinessDemo(loop, print);
      try (var near = demo.near;
          var far = demo.far) {
        demo.run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() throws IOException {
    print.accept("-- one letter at a time");
    loop.addReader(near, this::readLetter);
    send("tea");
    loop.runForever();

    print.accept("-- as long as it lasts");
    send("?");
    loop.addReader(near, () -> print.accept("never printed: replaced"));
    loop.addReader(near, this::look);
    loop.runForever();
    loop.runForever();

    print.accept("-- the order within an iteration");
    loop.callSoon(() -> print.accept("ready before"));
    loop.callLater(Duration.ZERO, () -> print.accept("timer"));
    loop.addWriter(near, this::write);
    runOneIteration();
    print.accept("the far end got " + receive(far, 1));

    print.accept("-- the reader runs before the writer");
    loop.addReader(near, this::readAndRemoveWriter);
    runOneIteration();
    print.accept("the writer is gone: " + !loop.removeWriter(near));

    print.accept("-- the end can be read, too");
    loop.addReader(near, this::readToTheEnd);
    far.close();
    loop.runForever();
  }

  private void runOneIteration() {
    loop.stop();
    loop.runForever();
  }

  private void readLetter() {
    String letter = receive(near, 1);
    print.accept("read " + letter);
    if (letter.equals("a")) {
      print.accept("remove the reader: " + loop.removeReader(near));
      print.accept("remove it again: " + loop.removeReader(near));
      loop.stop();
    }
  }

  private void look() {
    print.accept("readable, but the reader does not read");
    loop.stop();
  }

  private void write() {
    try {
      near.write(StandardCharsets.UTF_8.encode("!"));
      print.accept("written");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readAndRemoveWriter() {
    print.accept("reader: removes the writer");
    loop.removeWriter(near);
  }

  private void readToTheEnd() {
    String data = receive(near, 100);
    if (data.isEmpty()) {
      print.accept("end of stream");
      loop.removeReader(near);
      loop.stop();
    } else {
      print.accept("read " + data);
    }
  }

  private void send(String text) throws IOException {
    far.write(StandardCharsets.UTF_8.encode(text));
  }

  /** Reads what is there; nothing means the end of the stream, as it does in Python. */
  private static String receive(SocketChannel channel, int most) {
    try {
      ByteBuffer data = ByteBuffer.allocate(most);
      channel.read(data);
      return StandardCharsets.UTF_8.decode(data.flip()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
