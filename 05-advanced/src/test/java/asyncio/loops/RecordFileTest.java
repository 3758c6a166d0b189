package asyncio.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.loop.Poller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the file of a record")
class RecordFileTest {

  private static final List<LoopEvent> EVENTS =
      List.of(
          new LoopEvent.Time(0),
          new LoopEvent.Time(Long.MAX_VALUE),
          new LoopEvent.Time(-5),
          new LoopEvent.Time(Long.MIN_VALUE),
          new LoopEvent.Watch(1, Poller.READ),
          new LoopEvent.Watch(1_000_000, 0),
          new LoopEvent.Poll(0),
          new LoopEvent.Ready(1, Poller.READ | Poller.WRITE),
          new LoopEvent.Poll(1),
          new LoopEvent.Arrival("a thread, ü"),
          new LoopEvent.Arrival(""),
          new LoopEvent.Arrival("a thread, ü"),
          new LoopEvent.Poll(Long.MAX_VALUE - 1),
          new LoopEvent.Poll(Poller.FOREVER),
          new LoopEvent.Take(),
          new LoopEvent.Closed());

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("a record.loop");
  }

  private void write(List<LoopEvent> events) {
    try (EventSink sink = RecordFile.write(file())) {
      events.forEach(sink::add);
    }
  }

  @Test
  @DisplayName("gives back what was written")
  void roundTrip() {
    write(EVENTS);

    assertThat(RecordFile.read(file())).isEqualTo(EVENTS);
  }

  @Test
  @DisplayName("cuts the name of a thread that is too long for it")
  void longNames() {
    write(List.of(new LoopEvent.Arrival("€".repeat(100_000))));

    assertThat(RecordFile.read(file())).containsExactly(new LoopEvent.Arrival("€".repeat(20_000)));
  }

  @Test
  @DisplayName("begins anew")
  void beginsAnew() {
    write(EVENTS);
    write(List.of(new LoopEvent.Closed()));

    assertThat(RecordFile.read(file())).containsExactly(new LoopEvent.Closed());
  }

  @Test
  @DisplayName("takes about five bytes for a time, and few for the rest")
  void compact() throws IOException {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    long[] now = {0};
    write(
        IntStream.range(0, 1000)
            .mapToObj(i -> new LoopEvent.Time(now[0] += random.nextLong(10_000_000)))
            .<LoopEvent>map(time -> time)
            .toList());
    assertThat(Files.size(file())).isLessThan(5 * 1000 + 10);
    write(
        IntStream.range(0, 1000)
            .<LoopEvent>mapToObj(_ -> new LoopEvent.Arrival("a thread with a long name"))
            .toList());
    assertThat(Files.size(file())).isLessThan(2 * 1000 + 50);
  }

  @Test
  @DisplayName("is in the file before the loop sleeps")
  void flushed() {
    EventSink sink = RecordFile.write(file());
    sink.add(new LoopEvent.Time(5));
    sink.add(new LoopEvent.Poll(Poller.FOREVER));

    assertThat(RecordFile.read(file()))
        .containsExactly(new LoopEvent.Time(5), new LoopEvent.Poll(Poller.FOREVER));
    sink.close();
  }

  @Test
  @DisplayName("is read up to its last whole event, wherever it breaks off")
  void breaksOff() throws IOException {
    write(EVENTS);
    byte[] whole = Files.readAllBytes(file());
    for (int length = 5; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      List<LoopEvent> read = RecordFile.read(file());
      assertThat(read).isEqualTo(EVENTS.subList(0, read.size()));
    }
  }

  @Test
  @DisplayName("is refused if it is something else, of another version, or broken")
  void refused() throws IOException {
    write(EVENTS);
    byte[] bytes = Files.readAllBytes(file());
    shouldBeRefused(new byte[0], "not the record of a loop");
    shouldBeRefused("<html>".getBytes(), "not the record of a loop");
    bytes[4] = 2;
    shouldBeRefused(bytes, "a record of version 2, and this can read version 1");
    shouldBeRefused(new byte[] {'L', 'O', 'O', 'P', 1, 99}, "no event of a record begins with 99");
    shouldBeRefused(
        new byte[] {'L', 'O', 'O', 'P', 1, 7, 3}, "no thread of this record has the number 3");
    assertThatThrownBy(() -> RecordFile.read(directory.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
  }

  private void shouldBeRefused(byte[] bytes, String message) throws IOException {
    Files.write(file(), bytes);
    assertThatThrownBy(() -> RecordFile.read(file()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(message);
  }
}
