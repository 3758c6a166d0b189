package asyncio.loop.demo;

import asyncio.loop.EventLoop;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Demo 01.0: the same 50 pages, fetched one by one, with threads, and with the loop.
 *
 * <p>The pages come from a server of its own on this machine, which takes 50 ms for each.
 */
public final class FiftyPages {

  private static final int PAGES = 50;
  private static final Duration SERVER_TIME = Duration.ofMillis(50);

  private final InetSocketAddress server;
  private final Set<Thread> used = ConcurrentHashMap.newKeySet();
  private final Set<String> pages = ConcurrentHashMap.newKeySet();
  private Set<String> firstPages = Set.of();

  private FiftyPages(InetSocketAddress server) {
    this.server = server;
  }

  /** Runs the demo. */
  static void main() throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(loopback, PAGES);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      server.setExecutor(workers);
      server.createContext("/", FiftyPages::answer);
      server.start();
      new FiftyPages(server.getAddress()).compare();
    } finally {
      server.stop(0);
    }
  }

  private void compare() {
    // What loads its classes during the measurement would look slow.
    oneByOne(2);
    withThreads(Thread.ofPlatform(), 2);
    withThreads(Thread.ofVirtual(), 2);
    withTheLoop(2);

    IO.println("%d pages, %d ms each".formatted(PAGES, SERVER_TIME.toMillis()));
    measure("one by one", () -> oneByOne(PAGES));
    measure("a thread each", () -> withThreads(Thread.ofPlatform(), PAGES));
    measure("a virtual thread each", () -> withThreads(Thread.ofVirtual(), PAGES));
    measure("the loop", () -> withTheLoop(PAGES));
    IO.println("Each way received the same %d pages.".formatted(firstPages.size()));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Thread.sleep(SERVER_TIME);
      byte[] page = ("page " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void measure(String name, Runnable fetchAll) {
    used.clear();
    pages.clear();
    long start = System.nanoTime();
    fetchAll.run();
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    String kind = used.stream().anyMatch(Thread::isVirtual) ? "virtual " : "";
    String threads = used.size() + " " + kind + (used.size() == 1 ? "thread" : "threads");
    IO.println("  %-22s %5d ms   %s".formatted(name, millis, threads));
    requireAllPages(name);
  }

  private void requireAllPages(String name) {
    if (firstPages.isEmpty()) {
      firstPages = Set.copyOf(pages);
    }
    if (pages.size() != PAGES || !pages.equals(firstPages)) {
      throw new IllegalStateException(name + ": pages are missing, or differ from the first way's");
    }
  }

  private static byte[] request(int number) {
    return "GET /%d HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        .formatted(number)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void received(byte[] response) {
    String text = new String(response, StandardCharsets.UTF_8);
    pages.add(text.substring(text.indexOf("\r\n\r\n") + 4));
    used.add(Thread.currentThread());
  }

  // One by one, and with threads: a method that waits

  private void oneByOne(int count) {
    for (int number = 0; number < count; number++) {
      fetch(number);
    }
  }

  private void withThreads(Thread.Builder kind, int count) {
    List<Thread> threads =
        IntStream.range(0, count).mapToObj(number -> kind.start(() -> fetch(number))).toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void fetch(int number) {
    try (var socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream().write(request(number));
      received(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // With the loop: a callback for each moment at which the method above waits

  private void withTheLoop(int count) {
    try (var loop = EventLoop.create()) {
      var open = new ArrayList<Fetch>();
      for (int number = 0; number < count; number++) {
        var fetch = new Fetch(loop, number, open);
        open.add(fetch);
        loop.callSoon(fetch::connect);
      }
      loop.runForever();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Fetch {

    private final EventLoop loop;
    private final List<Fetch> open;
    private final ByteBuffer request;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);
    private final ByteArrayOutputStream response = new ByteArrayOutputStream();
    private final SocketChannel channel = SocketChannel.open();

    Fetch(EventLoop loop, int number, List<Fetch> open) throws IOException {
      this.loop = loop;
      this.open = open;
      this.request = ByteBuffer.wrap(request(number));
    }

    void connect() {
      try {
        channel.configureBlocking(false);
        channel.connect(server);
        loop.addWriter(channel, this::connected);
      } catch (IOException e) {
        failed(e);
      }
    }

    private void connected() {
      try {
        channel.finishConnect();
        loop.addWriter(channel, this::send);
      } catch (IOException e) {
        failed(e);
      }
    }

    private void send() {
      try {
        channel.write(request);
        if (!request.hasRemaining()) {
          loop.removeWriter(channel);
          loop.addReader(channel, this::receive);
        }
      } catch (IOException e) {
        failed(e);
      }
    }

    private void receive() {
      try {
        if (channel.read(buffer) < 0) {
          received(response.toByteArray());
          finish();
          return;
        }
        response.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      } catch (IOException e) {
        failed(e);
      }
    }

    private void failed(IOException e) {
      IO.println("a page is missing: " + e);
      finish();
    }

    private void finish() {
      loop.removeReader(channel);
      loop.removeWriter(channel);
      try {
        channel.close();
      } catch (IOException e) {
        IO.println("cannot close: " + e);
      }
      open.remove(this);
      if (open.isEmpty()) {
        loop.stop();
      }
    }
  }
}
