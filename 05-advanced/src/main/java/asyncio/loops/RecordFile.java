package asyncio.loops;

import asyncio.loop.Poller;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The record of a loop in a file: {@code LOOP}, the version of the format, and the events, of which
 * most take two to five bytes.
 *
 * <p>An event is a byte that says which it is, then its numbers, seven bits to a byte, the lowest
 * first. Of a time, it is the difference to the one before. A thread's name is written when it
 * comes for the first time, cut after 20,000 characters; from then on, its place in the list of
 * names.
 *
 * <p>What was written before a loop went to sleep is in the file, whatever happens to the program
 * then. An event that was only half written is left out in reading.
 */
public final class RecordFile {

  private static final int MAGIC = 0x4C_4F_4F_50;
  private static final int VERSION = 1;

  /** Of a name, the file has so many characters: at most three bytes each, below 65,536. */
  private static final int LONGEST_NAME = 20_000;

  private static final int TIME = 1;
  private static final int LOOK = 2;
  private static final int POLL = 3;
  private static final int POLL_WITHOUT_LIMIT = 4;
  private static final int WATCH = 5;
  private static final int READY = 6;
  private static final int ARRIVAL = 7;
  private static final int TAKE = 8;
  private static final int CLOSED = 9;

  private RecordFile() {}

  /**
   * Begins a record, in place of what the file has.
   *
   * @throws UncheckedIOException if the file cannot be written, now or later
   */
  public static EventSink write(Path file) {
    try {
      return new Writer(
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * Reads a record, to its last whole event.
   *
   * @throws UncheckedIOException if the file cannot be read, or is no record
   */
  public static List<LoopEvent> read(Path file) {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return new Reader(in).read();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  private static final class Writer implements EventSink {

    private final DataOutputStream out;
    private final List<String> threads = new ArrayList<>();
    private long lastTime;

    Writer(DataOutputStream out) throws IOException {
      this.out = out;
      out.writeInt(MAGIC);
      out.writeByte(VERSION);
    }

    @Override
    public void add(LoopEvent event) {
      try {
        write(event);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the record", e);
      }
    }

    private void write(LoopEvent event) throws IOException {
      switch (event) {
        case LoopEvent.Time(long nanos) -> {
          out.writeByte(TIME);
          writeNumber(nanos - lastTime);
          lastTime = nanos;
        }
        case LoopEvent.Poll(long timeout) when timeout == 0 -> out.writeByte(LOOK);
        case LoopEvent.Poll(long timeout) when timeout == Poller.FOREVER -> {
          out.writeByte(POLL_WITHOUT_LIMIT);
          out.flush();
        }
        case LoopEvent.Poll(long timeout) -> {
          out.writeByte(POLL);
          writeNumber(timeout);
          out.flush();
        }
        case LoopEvent.Watch(int channel, int events) -> {
          out.writeByte(WATCH);
          writeNumber(channel);
          out.writeByte(events);
        }
        case LoopEvent.Ready(int channel, int events) -> {
          out.writeByte(READY);
          writeNumber(channel);
          out.writeByte(events);
        }
        case LoopEvent.Arrival(String thread) -> {
          out.writeByte(ARRIVAL);
          writeName(thread);
        }
        case LoopEvent.Take() -> out.writeByte(TAKE);
        case LoopEvent.Closed() -> out.writeByte(CLOSED);
      }
    }

    private void writeName(String name) throws IOException {
      String thread = name.substring(0, Math.min(name.length(), LONGEST_NAME));
      int known = threads.indexOf(thread);
      writeNumber(known < 0 ? threads.size() : known);
      if (known < 0) {
        threads.add(thread);
        out.writeUTF(thread);
      }
    }

    private void writeNumber(long number) throws IOException {
      long rest = number;
      while ((rest & ~0x7FL) != 0) {
        out.writeByte((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      out.writeByte((int) rest);
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the record", e);
      }
    }
  }

  private static final class Reader {

    private final DataInputStream in;
    private final List<String> threads = new ArrayList<>();
    private long lastTime;

    Reader(DataInputStream in) {
      this.in = in;
    }

    List<LoopEvent> read() throws IOException {
      requireRecord();
      var events = new ArrayList<LoopEvent>();
      try {
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
          events.add(event(kind));
        }
      } catch (EOFException halfWritten) {
        // The program ended in the middle of it.
      }
      return List.copyOf(events);
    }

    private void requireRecord() throws IOException {
      try {
        if (in.readInt() != MAGIC) {
          throw new IOException("not the record of a loop");
        }
        int version = in.readUnsignedByte();
        if (version != VERSION) {
          throw new IOException(
              "a record of version " + version + ", and this can read version " + VERSION);
        }
      } catch (EOFException e) {
        throw new IOException("not the record of a loop", e);
      }
    }

    private LoopEvent event(int kind) throws IOException {
      return switch (kind) {
        case TIME -> new LoopEvent.Time(lastTime += readNumber());
        case LOOK -> new LoopEvent.Poll(0);
        case POLL -> new LoopEvent.Poll(readNumber());
        case POLL_WITHOUT_LIMIT -> new LoopEvent.Poll(Poller.FOREVER);
        case WATCH -> new LoopEvent.Watch((int) readNumber(), in.readUnsignedByte());
        case READY -> new LoopEvent.Ready((int) readNumber(), in.readUnsignedByte());
        case ARRIVAL -> new LoopEvent.Arrival(readName());
        case TAKE -> new LoopEvent.Take();
        case CLOSED -> new LoopEvent.Closed();
        default -> throw new IOException("no event of a record begins with " + kind);
      };
    }

    private String readName() throws IOException {
      int place = (int) readNumber();
      if (place == threads.size()) {
        threads.add(in.readUTF());
      } else if (place < 0 || place > threads.size()) {
        throw new IOException("no thread of this record has the number " + place);
      }
      return threads.get(place);
    }

    private long readNumber() throws IOException {
      long number = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        int next = in.readUnsignedByte();
        number |= (long) (next & 0x7F) << shift;
        if (next < 0x80) {
          return number;
        }
      }
      throw new IOException("a number of this record does not end");
    }
  }
}
