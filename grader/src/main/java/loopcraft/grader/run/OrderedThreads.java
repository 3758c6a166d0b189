package loopcraft.grader.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import loopcraft.grader.files.WholeFile;

/**
 * Classes for {@code --patch-module java.base} whose threads go on in a {@link ThreadOrder}: where
 * the JDK starts or wakes a thread, there is a delay, for the one thread or for the other.
 */
final class OrderedThreads {

  private static final Path JDK =
      FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");

  private static final ClassDesc DELAY = ClassDesc.of("java.lang.LoopcraftDelay");
  private static final MethodTypeDesc PASS =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);

  /** The system may take so long to start a thread. */
  private static final Duration START = Duration.ofMillis(2);

  private static final Duration WAKE = Duration.ofNanos(300_000);

  private enum Place {
    BEGIN,
    END
  }

  /** Methods of a class that have a delay put in, at their begin or where they return. */
  private record Delayed(String type, Place place, Duration delay, Set<String> methods) {

    byte[] in(byte[] original) {
      var file = ClassFile.of();
      return file.transformClass(
          file.parse(original),
          ClassTransform.transformingMethodBodies(
              method -> methods.contains(method.methodName().stringValue()),
              CodeTransform.ofStateful(this::withDelay)));
    }

    private CodeTransform withDelay() {
      return new CodeTransform() {
        @Override
        public void atStart(CodeBuilder code) {
          if (place == Place.BEGIN) {
            pass(code);
          }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
          if (place == Place.END && element instanceof ReturnInstruction) {
            pass(code);
          }
          code.with(element);
        }
      };
    }

    private void pass(CodeBuilder code) {
      code.loadConstant(delay.toNanos()).invokestatic(DELAY, "pass", PASS);
    }
  }

  private OrderedThreads() {}

  /** Writes the classes into a folder. */
  static void write(ThreadOrder order, Path folder) throws IOException {
    write(folder, "java/lang/LoopcraftDelay", delay());
    for (Delayed delayed : delayed(order)) {
      Path original = JDK.resolve(delayed.type() + ".class");
      if (Files.exists(original)) { // Each system has a selector of its own.
        write(folder, delayed.type(), delayed.in(Files.readAllBytes(original)));
      }
    }
  }

  private static List<Delayed> delayed(ThreadOrder order) {
    return switch (order) {
      case FREE -> List.of();
      case WOKEN_FIRST ->
          List.of(
              new Delayed("java/lang/Thread", Place.END, START, Set.of("start")),
              new Delayed("java/lang/VirtualThread", Place.END, WAKE, Set.of("start")),
              new Delayed(
                  "java/util/concurrent/locks/LockSupport", Place.END, WAKE, Set.of("unpark")),
              new Delayed("sun/nio/ch/EPollSelectorImpl", Place.END, WAKE, Set.of("wakeup")),
              new Delayed("sun/nio/ch/KQueueSelectorImpl", Place.END, WAKE, Set.of("wakeup")),
              new Delayed("sun/nio/ch/WEPollSelectorImpl", Place.END, WAKE, Set.of("wakeup")));
      case WAKER_FIRST ->
          List.of(
              new Delayed("java/lang/Thread", Place.BEGIN, START, Set.of("run")),
              new Delayed("java/lang/VirtualThread", Place.BEGIN, WAKE, Set.of("runContinuation")),
              new Delayed(
                  "java/util/concurrent/ForkJoinWorkerThread", Place.BEGIN, START, Set.of("run")),
              new Delayed(
                  "java/util/concurrent/locks/LockSupport",
                  Place.END,
                  WAKE,
                  Set.of("park", "parkNanos", "parkUntil")),
              new Delayed("sun/nio/ch/SelectorImpl", Place.END, WAKE, Set.of("lockAndDoSelect")));
    };
  }

  /** A class of the JDK can call no other than those of the JDK. */
  private static byte[] delay() throws IOException {
    try (InputStream own = Delay.class.getResourceAsStream("Delay.class")) {
      var file = ClassFile.of();
      return file.transformClass(file.parse(own.readAllBytes()), DELAY, ClassTransform.ACCEPT_ALL);
    }
  }

  private static void write(Path folder, String type, byte[] content) throws IOException {
    WholeFile.write(folder.resolve(type + ".class"), file -> Files.write(file, content));
  }
}
