package asyncio.loop;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.reflect.AccessFlag;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the steps of a method are called when a race is told to a learner. Steps that say nothing
 * about the race, such as reading a field that is final, have no name.
 */
final class StepNames {

  private static final String NONE = "";
  private static final String PACKAGE = StepNames.class.getPackageName().replace('.', '/') + "/";
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

  private final boolean ofInbox;
  private final String file;
  private final String method;
  private final Set<String> constants;
  private int line;

  StepNames(ClassModel type, MethodModel method) {
    String outer = type.thisClass().asInternalName().substring(PACKAGE.length()).split("\\$")[0];
    this.ofInbox = outer.equals("Inbox");
    this.file = outer + ".java:";
    this.method = LAMBDA.matcher(method.methodName().stringValue()).replaceAll("$1");
    this.constants =
        type.fields().stream()
            .filter(field -> field.flags().has(AccessFlag.FINAL))
            .map(field -> field.fieldName().stringValue())
            .collect(Collectors.toSet());
  }

  /** The steps that follow are on this line of the source. */
  void goTo(int line) {
    this.line = line;
  }

  String of(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    boolean polls = owner.equals(PACKAGE + "Poller");
    boolean shared = ofInbox && !owner.startsWith(PACKAGE) && !call.name().equalsString("<init>");
    if (!polls && !shared) {
      return NONE;
    }
    return name(owner.substring(owner.lastIndexOf('/') + 1) + "." + call.name().stringValue());
  }

  String of(FieldInstruction field) {
    String name = field.name().stringValue();
    if (!ofInbox
        || !field.owner().asInternalName().startsWith(PACKAGE)
        || constants.contains(name)) {
      return NONE;
    }
    boolean reads = field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.GETSTATIC;
    return name((reads ? "reads " : "sets ") + name);
  }

  String of(MonitorInstruction lock) {
    return ofInbox ? name(lock.opcode() == Opcode.MONITORENTER ? "locks" : "unlocks") : NONE;
  }

  private String name(String what) {
    return "%-18s %-11s %s".formatted(file + line, method, what);
  }
}
