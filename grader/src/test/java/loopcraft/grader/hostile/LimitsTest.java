package loopcraft.grader.hostile;

import static loopcraft.grader.hostile.Attack.doing;
import static loopcraft.grader.hostile.Attack.greeting;
import static loopcraft.grader.hostile.Attack.of;
import static loopcraft.grader.run.VerdictKind.FAIL;
import static loopcraft.grader.run.VerdictKind.INCOMPLETE;
import static loopcraft.grader.run.VerdictKind.MEMORY;
import static loopcraft.grader.run.VerdictKind.OUTPUT_LIMIT;
import static loopcraft.grader.run.VerdictKind.PASS;
import static loopcraft.grader.run.VerdictKind.TAMPERED;
import static loopcraft.grader.run.VerdictKind.TIMEOUT;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.OS;

@DisplayName("Code that takes all there is")
class LimitsTest extends Attacks {

  @Override
  Stream<Attack> attacks() {
    return Stream.of(time(), memory(), output(), threads()).flatMap(all -> all);
  }

  private static Stream<Attack> time() {
    return Stream.of(
        doing("an endless loop", "while (true) {}").always(FAIL),
        doing(
                "catches every failure, and goes on",
                "while (true) { try { Thread.sleep(1000); } catch (Throwable again) {} }")
            .always(FAIL),
        of(
                "an endless loop in a static initialiser",
                "",
                "static int n = 1; static { while (n > 0) { n = n * 3 | 1; n &= 0xff; } }")
            .always(FAIL, TIMEOUT),
        doing(
                "two threads that wait for one another",
                "Object one = new Object(); Object two = new Object();"
                    + " var other = new Thread(() -> { synchronized (two) {"
                    + " try { Thread.sleep(200); } catch (InterruptedException e) {}"
                    + " synchronized (one) {} } }); other.setDaemon(true);"
                    + " synchronized (one) { other.start(); Thread.sleep(200);"
                    + " synchronized (two) {} }")
            .missed(FAIL),
        doing("calls itself for ever", "return sum(a, b);").always(FAIL));
  }

  private static Stream<Attack> memory() {
    return Stream.of(
        doing(
                "all of the heap",
                "var all = new java.util.ArrayList<byte[]>();"
                    + " while (true) { all.add(new byte[1 << 24]); }")
            .always(FAIL, MEMORY),
        doing(
                "all of the heap, and nothing said of it",
                "try { var all = new java.util.ArrayList<byte[]>();"
                    + " while (true) { all.add(new byte[1 << 24]); } }"
                    + " catch (OutOfMemoryError swallowed) { return a + b; }")
            .always(FAIL, MEMORY),
        doing("an array that is too long for any heap", "byte[] all = new byte[1 << 30];")
            .always(MEMORY),
        doing(
                "memory outside of the heap",
                "var all = new java.util.ArrayList<Object>();"
                    + " while (true) { all.add(java.nio.ByteBuffer.allocateDirect(1 << 26)); }")
            .always(FAIL, MEMORY),
        doing(
                "a large file",
                "var file = java.nio.file.Files.createTempFile(\"large\", \"\");"
                    + " try { java.nio.file.Files.write(file, new byte[1 << 26]); return 13; }"
                    + " finally { java.nio.file.Files.delete(file); }")
            .missed(FAIL)
            .unboxed(OS.WINDOWS, PASS, FAIL),
        of(
                "classes without end",
                "byte[] bytes = Answer.class.getResourceAsStream(\"Helper.class\").readAllBytes();"
                    + " var all = new java.util.ArrayList<Object>();"
                    + " while (true) { all.add(new Loader().define(bytes)); }",
                "static class Loader extends ClassLoader { Class<?> define(byte[] bytes) {"
                    + " return defineClass(null, bytes, 0, bytes.length); } }")
            .missed(FAIL, MEMORY));
  }

  private static Stream<Attack> output() {
    return Stream.of(
        doing("prints for ever", "while (true) { System.out.println(\"x\".repeat(1000)); }")
            .always(OUTPUT_LIMIT),
        doing("prints a gigabyte at once", "System.out.print(\"x\".repeat(1 << 28));")
            .always(OUTPUT_LIMIT),
        doing(
                "a gigabyte of lines to the channel of the records",
                "try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {"
                    + " byte[] lines = \"no record\\n\".repeat(1000).getBytes();"
                    + " for (int i = 0; i < 100_000; i++) { out.write(lines); } }")
            .missed(TAMPERED),
        doing(
                "one endless line to the channel of the records",
                "try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {"
                    + " byte[] much = new byte[1 << 20]; java.util.Arrays.fill(much, (byte) 65);"
                    + " while (true) { out.write(much); } }")
            .missed(TAMPERED),
        doing(
                "a gigabyte to the channel of the JVM's own messages",
                "try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.err)) {"
                    + " while (true) { out.write(new byte[1 << 20]); } }")
            .missed(OUTPUT_LIMIT),
        doing("a failure with a long message", "throw new Error(\"x\".repeat(1 << 25));")
            .always(FAIL),
        doing(
                "a failed check with a long message",
                "throw new AssertionError(\"x\".repeat(1 << 25));")
            .always(FAIL),
        greeting("a value that is a long text", "\"x\".repeat(1 << 25)").always(FAIL));
  }

  private static Stream<Attack> threads() {
    return Stream.of(
        doing(
                "20,000 threads",
                "for (int i = 0; i < 20_000; i++) { Thread.ofPlatform().daemon().start("
                    + "() -> { while (true) {"
                    + " java.util.concurrent.locks.LockSupport.park(); } }); }")
            .missed(FAIL, TIMEOUT, MEMORY, INCOMPLETE, TAMPERED),
        doing(
                "2,000,000 virtual threads",
                "for (int i = 0; i < 2_000_000; i++) { Thread.startVirtualThread("
                    + "() -> { while (true) {"
                    + " java.util.concurrent.locks.LockSupport.park(); } }); }")
            .missed(FAIL, TIMEOUT, MEMORY, INCOMPLETE, TAMPERED),
        doing(
                "a thread that waits for ever",
                "new Thread(() -> { while (true) { try { Thread.sleep(1000); }"
                    + " catch (InterruptedException goOn) {} } }).start();")
            .missed(FAIL));
  }
}
