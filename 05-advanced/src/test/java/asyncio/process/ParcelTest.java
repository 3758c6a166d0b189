package asyncio.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a parcel for a worker")
class ParcelTest {

  private static final Allowed ALLOWED = Allowed.values().and("asyncio.process");

  private static Object sent(Object what) {
    return ((RealJobs.Wrapped) Parcel.of(new RealJobs.Wrapped(what), ALLOWED).open(ALLOWED))
        .inside();
  }

  private static void refused(String why, Job<?> job, Allowed allowed) {
    assertThatExceptionOfType(NotPortable.class)
        .isThrownBy(() -> Parcel.of(job, allowed))
        .withMessageContaining(why);
  }

  @Test
  @DisplayName("takes numbers, texts, times, collections, records, enums and exceptions")
  void values() {
    for (Object value :
        List.of(
            1,
            "text",
            new BigDecimal("1.5"),
            Instant.EPOCH,
            List.of(1, 2),
            Map.of("a", Set.of(1L)),
            WaitingJobs.ARE_DONE,
            new RealJobs.Count(1, 2))) {
      assertThat(sent(value)).isEqualTo(value);
    }
    assertThat((int[]) sent(new int[] {1, 2})).containsExactly(1, 2);
    assertThat((Throwable) sent(new IOException("disk"))).hasMessage("disk");
    assertThat(sent(null)).isNull();
  }

  @Test
  @DisplayName("refuses a lambda, as a job and inside of one")
  void lambdas() {
    refused("a lambda cannot be sent", () -> 1, ALLOWED);
    RealJobs.SerializableSupplier<Integer> lambda = () -> 1;
    refused("a lambda cannot be sent", new RealJobs.Wrapped(lambda), ALLOWED);
    refused(
        "a lambda cannot be sent", new Chunk<Integer, Integer>(n -> n, new ArrayList<>()), ALLOWED);
  }

  /** It has this test as its outer object. */
  final class Inner implements Job<Integer> {

    private static final long serialVersionUID = 1L;

    @Override
    public Integer call() {
      return hashCode() + ParcelTest.this.hashCode();
    }
  }

  @Test
  @DisplayName("refuses inner and anonymous classes, and takes local records")
  void innerClasses() {
    refused("an inner class", new Inner(), ALLOWED);
    refused(
        "an inner class",
        new Job<Integer>() {
          private static final long serialVersionUID = 1L;

          @Override
          public Integer call() {
            return 1;
          }
        },
        ALLOWED);
    record Local(int number) implements Job<Integer> {
      @Override
      public Integer call() {
        return number;
      }
    }
    assertThat(Parcel.of(new Local(3), ALLOWED).open(ALLOWED)).isEqualTo(new Local(3));
  }

  /** Has jobs of its own, though others know them, too: as a server has for its programs. */
  private static final class ProgramLoader extends ClassLoader {

    ProgramLoader() {
      super(RealJobs.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(RealJobs.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  @DisplayName("is opened with the classes of the program whose job it is")
  void classesOfTheProgram() throws Exception {
    Class<?> type = new ProgramLoader().loadClass(RealJobs.Count.class.getName());
    var constructor = type.getDeclaredConstructor(int.class, int.class);
    constructor.setAccessible(true);
    var job = (Job<?>) constructor.newInstance(1, 2);
    assertThat(job.getClass()).isNotEqualTo(RealJobs.Count.class);
    assertThat(Parcel.of(job, ALLOWED).open(ALLOWED)).isEqualTo(job);
  }

  @Test
  @DisplayName("refuses what is not serialisable, not allowed, too deep or too large")
  void limits() {
    refused("not serialisable: java.lang.Object", new RealJobs.Wrapped(new Object()), ALLOWED);
    refused(
        "not allowed to be sent: java.util.logging.Level",
        new RealJobs.Wrapped(Level.INFO),
        ALLOWED);
    refused("not allowed to be sent", new RealJobs.Where(), Allowed.values());
    refused(
        "allowed are 100",
        new RealJobs.Wrapped("x".repeat(200)),
        new Allowed(Set.of("asyncio.process"), 100, 100, 100));

    Object deep = 1;
    for (int i = 0; i < 200; i++) {
      deep = new ArrayList<>(List.of(deep));
    }
    Parcel packed = Parcel.of(new RealJobs.Wrapped(deep), ALLOWED);
    assertThatExceptionOfType(NotPortable.class)
        .isThrownBy(() -> packed.open(ALLOWED))
        .withMessage("not allowed to come in: objects nested more than 100 deep");

    Parcel large = Parcel.of(new RealJobs.Wrapped(new int[200]), ALLOWED);
    assertThatExceptionOfType(NotPortable.class)
        .isThrownBy(() -> large.open(new Allowed(Set.of("asyncio.process"), 100, 100, 1 << 20)))
        .withMessage("not allowed to come in: an array of more than 100");
  }

  @Test
  @DisplayName("refuses where it arrives what its sender has let through")
  void theOtherSide() {
    Parcel parcel = Parcel.of(new RealJobs.Wrapped(Level.INFO), ALLOWED.and("java.util.logging"));
    assertThatExceptionOfType(NotPortable.class)
        .isThrownBy(() -> parcel.open(ALLOWED))
        .withMessage("not allowed to come in: java.util.logging.Level");
  }

  @Test
  @DisplayName("a list of what is allowed comes through a command line")
  void commandLine() {
    Allowed values = Allowed.values();
    for (Allowed some :
        List.of(
            new Allowed(Set.of("a.b", "c"), 3, 4, 5),
            values,
            values.and(""),
            values.and("", "a"))) {
      assertThat(Allowed.decode(some.encode())).isEqualTo(some);
    }
    assertThat(JvmCommand.quoted("C:\\a \"b\"")).isEqualTo("\"C:\\\\a \\\"b\\\"\"");
  }

  @Test
  @DisplayName("limits that make no sense are refused")
  void limitsAreChecked() {
    for (int[] numbers : List.of(new int[] {0, 1, 1}, new int[] {1, 0, 1}, new int[] {1, 1, -1})) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> new Allowed(Set.of(), numbers[0], numbers[1], numbers[2]))
          .withMessageContaining(" must be > 0: ");
    }
  }

  @Test
  @DisplayName("how a job failed is refused if a length in it is nonsense")
  void nonsense() throws IOException {
    byte[] whole = new Failure("here", "what", new StackTraceElement[0], new byte[] {1}).encode();
    assertThat(Failure.decode(whole).packed()).containsExactly(1);
    for (int at : List.of(0, whole.length - 5)) {
      byte[] nonsense = whole.clone();
      nonsense[at] = -1;
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> Failure.decode(nonsense))
          .withMessageStartingWith("a length of -");
    }
  }

  @Test
  @DisplayName("a frame comes through a pipe; what is none is refused")
  void frames() throws IOException {
    var out = new ByteArrayOutputStream();
    new Frame(Frame.Kind.RETURNED, new byte[] {1, 2}).write(out);
    byte[] bytes = out.toByteArray();
    Frame read = Frame.read(new ByteArrayInputStream(bytes), 2);
    assertThat(read.kind()).isEqualTo(Frame.Kind.RETURNED);
    assertThat(read.body()).containsExactly(1, 2);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Frame.read(new ByteArrayInputStream(bytes), 1))
        .withMessage("a frame of 2 bytes; allowed are 1");
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> Frame.read(new ByteArrayInputStream(bytes, 0, bytes.length - 1), 2));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Frame.read(new ByteArrayInputStream("hello world".getBytes()), 100))
        .withMessage("something else than a frame is on the pipe");
  }
}
