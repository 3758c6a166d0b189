package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a poller over a selector")
class SelectorPollerTest {

  private final List<String> seen = new ArrayList<>();
  private final SelectorPoller poller = new SelectorPoller();
  private Pipe pipe;

  @BeforeEach
  void openPipe() throws IOException {
    pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
  }

  @AfterEach
  void closeAll() throws IOException {
    poller.close();
    pipe.source().close();
    pipe.sink().close();
  }

  @Test
  @DisplayName("reports a channel with something to read, by its attachment")
  void reportsReadable() throws IOException {
    poller.watch(pipe.source(), Poller.READ, "source");
    write();
    poll(Poller.FOREVER);

    assertThat(seen).containsExactly("source may read");
  }

  @Test
  @DisplayName("reports a channel with room to write")
  void reportsWritable() {
    poller.watch(pipe.sink(), Poller.WRITE, "sink");
    poll(Poller.FOREVER);

    assertThat(seen).containsExactly("sink may write");
  }

  @Test
  @DisplayName("takes a connection to accept for something to read, and one made for room to write")
  void reportsConnections() throws IOException {
    try (var listener = ServerSocketChannel.open();
        var client = SocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      listener.configureBlocking(false);
      client.configureBlocking(false);
      poller.watch(listener, Poller.READ, "listener");
      if (!client.connect(listener.getLocalAddress())) {
        poller.watch(client, Poller.WRITE, "client");
        pollUntil("client may write");
      }
      pollUntil("listener may read");
    }
  }

  @Test
  @DisplayName("waits for room to write once the connection is made")
  void waitsForRoomOnceConnected() throws IOException {
    try (var listener = ServerSocketChannel.open();
        var client = SocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      client.configureBlocking(false);
      client.connect(listener.getLocalAddress());
      poller.watch(client, Poller.WRITE, "client");
      pollUntil("client may write");
      client.finishConnect();
      seen.clear();
      poll(Poller.FOREVER);

      assertThat(seen).containsExactly("client may write");
    }
  }

  @Test
  @DisplayName("stops reporting a channel that is no longer watched")
  void forgetsUnwatched() throws IOException {
    poller.watch(pipe.source(), Poller.READ, "source");
    write();
    poller.watch(pipe.source(), 0, null);
    poll(0);

    assertThat(seen).isEmpty();
    assertThat(poller.attachment(pipe.source())).isNull();
  }

  @Test
  @DisplayName("watches again a channel that was let go just before")
  void watchesAgain() throws IOException {
    poller.watch(pipe.source(), Poller.READ, "first");
    poller.watch(pipe.source(), 0, null);
    poller.watch(pipe.source(), Poller.READ, "second");
    write();
    poll(Poller.FOREVER);

    assertThat(seen).containsExactly("second may read");
  }

  @Test
  @DisplayName("forgets a channel that is closed while it is watched")
  void forgetsClosed() throws IOException {
    poller.watch(pipe.source(), Poller.READ, "source");
    write();
    pipe.source().close();
    poll(0);

    assertThat(seen).isEmpty();
    assertThat(poller.attachment(pipe.source())).isNull();
  }

  @Test
  @DisplayName("knows what a channel was watched with, closed or not, until the next poll")
  void knowsClosedUntilPoll() throws IOException {
    poller.watch(pipe.source(), Poller.READ, "source");
    pipe.source().close();

    assertThat(poller.attachment(pipe.source())).isEqualTo("source");
    poller.watch(pipe.source(), 0, null);
    assertThat(poller.attachment(pipe.source())).isNull();
  }

  @Test
  @DisplayName("lets less be asked of a channel that was closed just now, but not as much or more")
  void narrowsClosed() throws IOException {
    Wire wire = new Wire();
    poller.watch(wire.near(), Poller.READ | Poller.WRITE, "both");
    wire.close();
    poller.watch(wire.near(), Poller.WRITE, "one");

    assertThat(poller.attachment(wire.near())).isEqualTo("one");
    for (int events : new int[] {Poller.READ, Poller.WRITE, Poller.READ | Poller.WRITE}) {
      assertThatThrownBy(() -> poller.watch(wire.near(), events, "more"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("closed");
    }
    assertThat(poller.attachment(wire.near())).isEqualTo("one");
    poll(0);
    assertThat(seen).isEmpty();
    assertThat(poller.attachment(wire.near())).isNull();
  }

  @Test
  @DisplayName("refuses a channel that is closed")
  void refusesClosed() throws IOException {
    pipe.source().close();

    assertThatThrownBy(() -> poller.watch(pipe.source(), Poller.READ, "source"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("closed");
  }

  @Test
  @DisplayName("refuses a channel in blocking mode, and says how to change that")
  void refusesBlocking() throws IOException {
    pipe.source().configureBlocking(true);

    assertThatThrownBy(() -> poller.watch(pipe.source(), Poller.READ, "source"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("configureBlocking(false)");
  }

  @Test
  @DisplayName("refuses to wait for what a channel can never do")
  void refusesImpossible() {
    assertThatThrownBy(() -> poller.watch(pipe.source(), Poller.WRITE, "source"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("is woken by a wake-up that came before the poll, and only once")
  void isWokenOnce() throws IOException {
    poller.wakeUp();
    poll(Poller.FOREVER);
    poller.watch(pipe.source(), Poller.READ, "source");
    write();
    poll(Poller.FOREVER);

    assertThat(seen).containsExactly("source may read");
  }

  @Test
  @DisplayName("never ends a poll before its time-out, not even by a fraction of a millisecond")
  void neverWakesEarly() {
    Clock clock = Clock.monotonic();
    long timeout = Duration.ofMillis(2).toNanos() + 1;
    long start = clock.nanos();
    poll(timeout);

    assertThat(clock.nanos() - start).isGreaterThanOrEqualTo(timeout);
  }

  @Test
  @DisplayName("a look ends a wake-up, also if no channel is watched")
  void lookTakesAWakeUp() {
    Clock clock = Clock.monotonic();
    long timeout = Duration.ofMillis(2).toNanos();
    poller.wakeUp();
    poll(0);
    long start = clock.nanos();
    poll(timeout);

    assertThat(clock.nanos() - start).isGreaterThanOrEqualTo(timeout);
  }

  private void poll(long timeoutNanos) {
    poller.poll(timeoutNanos, this::note);
  }

  private void pollUntil(String line) {
    while (!seen.contains(line)) {
      poll(Poller.FOREVER);
    }
  }

  private void note(Object attachment, int events) {
    if ((events & Poller.READ) != 0) {
      seen.add(attachment + " may read");
    }
    if ((events & Poller.WRITE) != 0) {
      seen.add(attachment + " may write");
    }
  }

  private void write() throws IOException {
    pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
  }
}
