package loopcraft.grader.hostile;

import static loopcraft.grader.hostile.Attack.doing;
import static loopcraft.grader.hostile.Attack.of;
import static loopcraft.grader.run.VerdictKind.FAIL;
import static loopcraft.grader.run.VerdictKind.INCOMPLETE;
import static loopcraft.grader.run.VerdictKind.TAMPERED;
import static loopcraft.grader.run.VerdictKind.TIMEOUT;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Code that ends the JVM, or its own test, before anything is proved")
class EndingTest extends Attacks {

  @Override
  Stream<Attack> attacks() {
    return Stream.of(
        of("exit in a static initialiser", "", "static { System.exit(0); }").missed(INCOMPLETE),
        doing("exit in a method", "System.exit(0);").missed(INCOMPLETE),
        doing(
                "exit by a method reference",
                "java.util.function.IntConsumer end = System::exit; end.accept(0);")
            .missed(INCOMPLETE),
        doing("exit by reflection", "System.class.getMethod(\"exit\", int.class).invoke(null, 0);")
            .missed(INCOMPLETE),
        doing("halt", "Runtime.getRuntime().halt(0);").missed(INCOMPLETE),
        doing(
                "a shutdown hook that hangs, then exit",
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));"
                    + " System.exit(0);")
            .missed(INCOMPLETE),
        doing(
                "standard input closed",
                "new java.io.FileInputStream(java.io.FileDescriptor.in).close();"
                    + " Thread.sleep(5000);")
            .missed(INCOMPLETE, FAIL),
        doing(
                "standard output closed",
                "new java.io.FileOutputStream(java.io.FileDescriptor.out).close();")
            .missed(INCOMPLETE, TAMPERED),
        doing(
                "every thread interrupted",
                "Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);")
            .missed(FAIL, TIMEOUT, INCOMPLETE),
        doing("its own thread interrupted", "Thread.currentThread().interrupt();").always(FAIL),
        doing(
                "a handler of uncaught failures that exits",
                "Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.exit(0));"
                    + " throw new Error();")
            .missed(FAIL, INCOMPLETE),
        of(
                "a failure whose message halts",
                "throw new Evil();",
                "static class Evil extends Error { @Override public String getMessage() {"
                    + " Runtime.getRuntime().halt(0); return null; } }")
            .missed(INCOMPLETE),
        of(
                "a failure whose message never comes",
                "throw new Evil();",
                "static class Evil extends Error { @Override public String getMessage() {"
                    + " while (true) {} } }")
            .always(FAIL),
        of(
                "a failure whose message is another such failure",
                "throw new Evil();",
                "static class Evil extends Error { @Override public String getMessage() {"
                    + " throw new Evil(); } }")
            .always(FAIL),
        of(
                "a failure that fails whatever it is asked",
                "throw new Evil();",
                "static class Evil extends Error {"
                    + " @Override public String getMessage() { throw new Evil(); }"
                    + " @Override public Throwable getCause() { throw new Evil(); }"
                    + " @Override public String toString() { throw new Evil(); }"
                    + " @Override public StackTraceElement[] getStackTrace() { return null; } }")
            .always(FAIL),
        of(
                "a failure that is its own cause",
                "throw new Evil();",
                "static class Evil extends Error {"
                    + " @Override public synchronized Throwable getCause() { return this; } }")
            .always(FAIL),
        doing(
                "what JUnit takes for a test that does not apply",
                "throw new org.opentest4j.TestAbortedException();")
            .missed(FAIL),
        doing("an assumption of JUnit's", "org.junit.jupiter.api.Assumptions.abort();")
            .missed(FAIL));
  }
}
