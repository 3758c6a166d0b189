package loopcraft.grader.hostile;

import static loopcraft.grader.hostile.Attack.doing;
import static loopcraft.grader.hostile.Attack.greeting;
import static loopcraft.grader.hostile.Attack.of;
import static loopcraft.grader.run.VerdictKind.FAIL;
import static loopcraft.grader.run.VerdictKind.INCOMPLETE;
import static loopcraft.grader.run.VerdictKind.PASS;
import static loopcraft.grader.run.VerdictKind.TAMPERED;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Code that makes up results")
class ForgeryTest extends Attacks {

  private static final String TO_THE_CHANNEL =
      "try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {"
          + " out.write(\"%s\\n\".getBytes()); }";

  private static final String XML =
      "try { var folder = java.nio.file.Files.createDirectories("
          + "java.nio.file.Path.of(\"target\", \"surefire-reports\"));"
          + " java.nio.file.Files.writeString(folder.resolve(\"TEST-fixture.AnswerTest.xml\"),"
          + " \"<testsuite tests='2' failures='0'/>\"); }"
          + " catch (java.io.IOException refused) {}";

  @Override
  Stream<Attack> attacks() {
    return Stream.of(results(), tests()).flatMap(all -> all);
  }

  private static Stream<Attack> results() {
    return Stream.of(
        doing(
                "the summary of a build that succeeded",
                "System.out.println(\"Tests run: 2, Failures: 0, Errors: 0\\nBUILD SUCCESS\");")
            .always(FAIL),
        doing(
                "a record without the key",
                TO_THE_CHANNEL.formatted("3 eyJraW5kIjoiRU5EIiwidGV4dCI6IiJ9 AAAA"))
            .missed(TAMPERED),
        doing("half a record", TO_THE_CHANNEL.formatted("3 eyJra").replace("\\n", ""))
            .missed(TAMPERED, INCOMPLETE),
        doing("an empty line where records go", TO_THE_CHANNEL.formatted("")).missed(TAMPERED),
        doing("the file of a report", XML).missed(FAIL),
        doing(
                "the file of a report, from a shutdown hook",
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> {"
                    + XML
                    + "})); System.exit(0);")
            .missed(INCOMPLETE),
        of(
                "records sealed with the worker's own key, by the JDK's internals",
                "forge();",
                """
                static void forge() throws Exception {
                  jdk.internal.access.SharedSecrets.getJavaLangAccess()
                      .addOpensToAllUnnamed(Object.class.getModule(), "java.io");
                  Object captured = field(java.io.FilterOutputStream.class, "out", System.out);
                  Object lambda = field(captured.getClass(), "whenTooMuch", captured);
                  Object worker = field(
                      lambda.getClass(), lambda.getClass().getDeclaredFields()[0].getName(),
                      lambda);
                  Object records = field(worker.getClass(), "records", worker);
                  var sealed = jsonRecords(records.getClass().getClassLoader());
                  var write = records.getClass().getDeclaredMethod("write", sealed[0].getClass());
                  write.setAccessible(true);
                  write.invoke(records, sealed[0]);
                  write.invoke(records, sealed[1]);
                  Runtime.getRuntime().halt(0);
                }

                static Object field(Class<?> type, String name, Object of) throws Exception {
                  var field = type.getDeclaredField(name);
                  field.setAccessible(true);
                  return field.get(of);
                }

                static Object[] jsonRecords(ClassLoader loader) throws Exception {
                  String run = "loopcraft.grader.run.";
                  Class<?> type = Class.forName(run + "WorkerRecord", true, loader);
                  var mapper = tools.jackson.databind.json.JsonMapper.shared();
                  String test = "{\\"kind\\":\\"TEST\\",\\"text\\":\\"\\",\\"test\\":{\\"id\\":"
                      + "\\"%s\\",\\"displayName\\":\\"\\",\\"status\\":\\"PASSED\\","
                      + "\\"twin\\":false}}";
                  return new Object[] {
                    mapper.readValue(test.formatted("sums"), type),
                    mapper.readValue("{\\"kind\\":\\"END\\",\\"text\\":\\"\\"}", type)
                  };
                }
                """)
            .missed(PASS));
  }

  private static Stream<Attack> tests() {
    String reflection =
        "var field = Class.forName(\"fixture.AnswerTest\").getDeclaredField(\"SUMS\");"
            + " field.setAccessible(true); var sums = (java.util.List<Object>) field.get(null);";
    return Stream.of(
        doing("the expected value, taken from the test", reflection + "return (int) sums.get(0);")
            .missed(PASS),
        doing("the expected value, put into the test", reflection + "sums.set(0, 0);").missed(PASS),
        doing(
                "the test, found by walking the stack",
                "var walker = StackWalker.getInstance("
                    + "StackWalker.Option.RETAIN_CLASS_REFERENCE);"
                    + " Class<?> test = walker.getCallerClass();"
                    + " var field = test.getDeclaredField(\"SUMS\"); field.setAccessible(true);"
                    + " return (int) ((java.util.List<Object>) field.get(null)).get(0);")
            .missed(PASS),
        doing(
                "the test, known by its name in a stack trace",
                "for (var frame : new Throwable().getStackTrace()) {"
                    + " if (frame.getMethodName().equals(\"sums\")) { return 13; } }")
            .missed(PASS),
        doing(
                "the test, known by the name of its thread",
                "if (Thread.currentThread().toString().contains(\"thirteen\")) { return 13; }")
            .always(FAIL),
        doing(
                "the test's class file",
                "try (var in = Answer.class.getResourceAsStream(\"AnswerTest.class\")) {"
                    + " return new String(in.readAllBytes()).contains(\"thirteen\") ? 13 : 0; }")
            .missed(PASS),
        of(
                "the reference, from the disk",
                "byte[] bytes = Answer.class.getResourceAsStream(\"Answer.class\").readAllBytes();"
                    + " var type = new Loader().define(bytes);"
                    + " return (int) type.getMethod(\"sum\", int.class, int.class)"
                    + ".invoke(type.getConstructor().newInstance(), a, b);",
                "static class Loader extends ClassLoader { Class<?> define(byte[] bytes) {"
                    + " return defineClass(\"fixture.Answer\", bytes, 0, bytes.length); } }")
            .missed(FAIL),
        of(
                "a library that is told to find everything equal",
                "var objects = org.assertj.core.internal.Objects.instance();"
                    + " var strategy = objects.getClass().getDeclaredField(\"comparisonStrategy\");"
                    + " strategy.setAccessible(true); strategy.set(objects, new Equal());",
                "static class Equal extends org.assertj.core.internal.StandardComparisonStrategy {"
                    + " @Override public boolean areEqual(Object a, Object b) { return true; } }")
            .missed(PASS),
        doing("the answers to what is asked, and no others", "return a == 6 ? 13 : 0;")
            .always(PASS),
        greeting(
                "a value that is equal to everything",
                "new Object() {"
                    + " @Override public boolean equals(Object o) { return true; }"
                    + " @Override public int hashCode() { return 0; } }")
            .always(FAIL),
        greeting(
                "a value that does not end telling what it is",
                "new Object() {" + " @Override public String toString() { while (true) {} } }")
            .always(FAIL));
  }
}
