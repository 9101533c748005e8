package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a container image: the repository that holds it, in this account, another one or outside of AWS. */
final class ImageReader implements Reader {
    private static final Pattern ECR = Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com.*");

    private final TextLinker linker;

    ImageReader(TextLinker linker) {
        this.linker = linker;
    }

    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        String image = value.asText();
        if (linker.link(pen, image, pointer, new TextLinker.Reading(EdgeKind.REFERENCES, ""))) {
            return;
        }
        Matcher matcher = ECR.matcher(image);
        if (matcher.matches()) {
            boolean own = matcher.group(1).equals(pen.drawing().account());
            Entity outside = own
                    ? pen.drawing().outside().dangling(image.replaceAll("[:@].*", ""))
                    : pen.drawing().outside().account(matcher.group(1));
            pen.to(outside, EdgeKind.REFERENCES, Strength.EXACT, pointer, image);
        } else if (!image.contains("***")) {
            String first = image.contains("/") ? image.substring(0, image.indexOf('/')) : "";
            String registry = first.contains(".") ? first : "docker.io";
            pen.to(pen.drawing().outside().host(registry), EdgeKind.REFERENCES, Strength.EXACT, pointer, image);
        }
    }
}
