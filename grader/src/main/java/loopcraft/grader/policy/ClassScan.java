package loopcraft.grader.policy;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads which classes and members class files name, and holds it against a {@link Policy}. What is
 * named is more than what is ever called; so nothing that is reached by some path is missed.
 */
public final class ClassScan {

  /** What javac itself has lambdas, texts, records, switches and enums made by. */
  private static final Set<String> BOOTSTRAPS =
      Set.of(
          "java.lang.invoke.LambdaMetafactory",
          "java.lang.invoke.StringConcatFactory",
          "java.lang.invoke.ConstantBootstraps",
          "java.lang.runtime.ObjectMethods",
          "java.lang.runtime.SwitchBootstraps");

  /** In a class; a person who wants to look needs no more. */
  private static final int MOST_PLACES = 20;

  private final Policy policy;
  private final Predicate<String> barred;
  private final Hierarchy hierarchy;
  private final Map<String, ClassModel> classes = new HashMap<>();
  private final SortedSet<Violation> violations = new TreeSet<>();
  private final Map<String, Integer> places = new HashMap<>();

  private ClassScan(
      Map<String, byte[]> classes,
      Policy policy,
      Predicate<String> barred,
      Function<String, Optional<byte[]>> course) {
    this.policy = policy;
    this.barred = barred;
    classes.forEach((name, bytes) -> this.classes.put(name, ClassFile.of().parse(bytes)));
    hierarchy = new Hierarchy(this.classes, course);
  }

  /**
   * Looks for violations.
   *
   * @param classes the class files to look at, by the classes' binary names; they may name one
   *     another
   * @param policy what they may use of others
   * @param barred classes that they may not name, whatever the policy says: the tests
   * @param course the course's class files, all of which they may use
   */
  public static SortedSet<Violation> violations(
      Map<String, byte[]> classes,
      Policy policy,
      Predicate<String> barred,
      Function<String, Optional<byte[]>> course) {
    var scan = new ClassScan(classes, policy, barred, course);
    scan.classes.forEach(scan::look);
    return scan.violations;
  }

  private void look(String name, ClassModel model) {
    for (PoolEntry entry : model.constantPool()) {
      named(entry).forEach(type -> checkType(name, type));
      if (entry instanceof MemberRefEntry member) {
        checkMember(name, member);
      }
      if (entry instanceof DynamicConstantPoolEntry dynamic) {
        checkBootstrap(name, dynamic);
      }
    }
    model.fields().forEach(field -> checkType(name, field.fieldTypeSymbol()));
    model
        .methods()
        .forEach(
            method -> {
              Uses.types(method.methodTypeSymbol()).forEach(type -> checkType(name, type));
              if (method.flags().has(AccessFlag.NATIVE)) {
                report(name, "has a native method, " + method.methodName(), _ -> false);
              }
            });
  }

  private static Stream<ClassDesc> named(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type -> Stream.of(type.asSymbol());
      case MethodTypeEntry type -> Uses.types(type.asSymbol());
      case NameAndTypeEntry pair -> types(pair.type().stringValue());
      default -> Stream.empty();
    };
  }

  private static Stream<ClassDesc> types(String descriptor) {
    return descriptor.startsWith("(")
        ? Uses.types(MethodTypeDesc.ofDescriptor(descriptor))
        : Stream.of(ClassDesc.ofDescriptor(descriptor));
  }

  private void checkType(String from, ClassDesc type) {
    Uses.binaryName(type)
        .filter(name -> !classes.containsKey(name))
        .filter(name -> !BOOTSTRAPS.contains(name))
        .filter(name -> barred.test(name) || !hierarchy.isOfTheCourse(name) && !policy.allows(name))
        .ifPresent(
            name ->
                report(
                    from,
                    "uses " + name,
                    element ->
                        Uses.ofType(
                            element,
                            used -> Uses.binaryName(used).filter(name::equals).isPresent())));
  }

  private void checkMember(String from, MemberRefEntry entry) {
    if (entry.owner().asSymbol().isArray()) {
      return;
    }
    Uses.Member member = Uses.Member.of(entry);
    if (BOOTSTRAPS.contains(member.owner())) {
      return;
    }
    declaring(member).stream()
        .filter(declaring -> !classes.containsKey(declaring))
        .filter(declaring -> policy.knows(declaring) && !policy.allows(declaring, member.name()))
        .forEach(
            declaring ->
                report(
                    from,
                    "uses " + declaring + "." + shown(member.name()),
                    element ->
                        Uses.members(element)
                            .filter(used -> used.name().equals(member.name()))
                            .anyMatch(used -> declaring(used).contains(declaring))));
  }

  /** A call names the class by which it is written, which may have inherited the member. */
  private Set<String> declaring(Uses.Member member) {
    return hierarchy.declaring(member.owner(), member.name(), member.type());
  }

  /** A bootstrap method is called by the JVM itself, so only what javac uses is allowed. */
  private void checkBootstrap(String from, DynamicConstantPoolEntry dynamic) {
    String owner =
        dynamic
            .bootstrap()
            .bootstrapMethod()
            .reference()
            .owner()
            .asInternalName()
            .replace('/', '.');
    if (!BOOTSTRAPS.contains(owner)) {
      String kind = dynamic instanceof ConstantDynamicEntry ? "constant" : "call";
      report(from, "has a " + kind + " that is made by " + owner, _ -> false);
    }
  }

  private static String shown(String member) {
    return member.equals(ConstantDescs.INIT_NAME) ? "new" : member;
  }

  private void report(String from, String what, Predicate<CodeElement> use) {
    if (violations.contains(Violation.ofClass(from, what))) {
      return;
    }
    // To look for a place is to walk all code: not for each of the thousands that somebody wrote.
    boolean placed = places.merge(from, 1, Integer::sum) <= MOST_PLACES;
    violations.add(
        placed
            ? new Violation(from, what, Optional.of(Uses.first(classes.get(from), use)))
            : Violation.ofClass(from, what));
  }
}
