// What a new block, answer or prize begins with, in the languages that the words every widget says are there in too.
import type { Design } from "../../host";
import type { Kind } from "./blocks";

type Texts = Record<string, string>;

/** A kind of block, or what one adds to it. */
export type Begins = Kind | "answer" | "prize";

/** By language, then what begins, then part; the empty part is its own. */
export const FIRST: Record<string, Record<Begins, Texts>> = {
  en: {
    heading: {
      "": "A line that says it all",
    },
    text: {
      "": "A sentence that says what they get.",
    },
    image: {},
    product_card: {
      "": "Name of the product",
      price: "19.90",
      button: "Have a look",
    },
    email: {
      "": "Your e-mail address",
      placeholder: "name@example.com",
    },
    phone: {
      "": "Your phone number",
    },
    name: {
      "": "Your first name",
    },
    choice: {
      "": "Which fits best?",
      one: "The first answer",
      two: "The second answer",
    },
    multi_choice: {
      "": "What would you like to hear of?",
      one: "The first answer",
      two: "The second answer",
    },
    rating: {
      "": "How likely are you to recommend us?",
      low: "Not at all",
      high: "Very likely",
    },
    consent: {
      "": "Yes, write to me about offers. I can leave at any time.",
    },
    promo_code: {
      "": "Your code",
    },
    countdown: {
      "": "Ends in",
    },
    wheel: {
      "": "The wheel",
      play: "Turn the wheel",
      first: "10% off",
      blank: "Next time",
    },
    scratch_card: {
      "": "The card",
      play: "Uncover it",
      first: "10% off",
      blank: "Next time",
    },
    gift_box: {
      "": "The boxes",
      play: "Open box",
      first: "10% off",
      blank: "Next time",
    },
    button: {
      "": "Go on",
    },
    answer: {
      "": "Another answer",
    },
    prize: {
      "": "Another prize",
    },
  },
  de: {
    heading: {
      "": "Eine Zeile, die alles sagt",
    },
    text: {
      "": "Ein Satz, der sagt, was es gibt.",
    },
    image: {},
    product_card: {
      "": "Name des Produkts",
      price: "19,90",
      button: "Ansehen",
    },
    email: {
      "": "Ihre E-Mail-Adresse",
      placeholder: "name@example.com",
    },
    phone: {
      "": "Ihre Telefonnummer",
    },
    name: {
      "": "Ihr Vorname",
    },
    choice: {
      "": "Was passt am besten?",
      one: "Die erste Antwort",
      two: "Die zweite Antwort",
    },
    multi_choice: {
      "": "Wovon möchten Sie hören?",
      one: "Die erste Antwort",
      two: "Die zweite Antwort",
    },
    rating: {
      "": "Wie wahrscheinlich empfehlen Sie uns weiter?",
      low: "Gar nicht",
      high: "Sehr wahrscheinlich",
    },
    consent: {
      "": "Ja, ich möchte Angebote erhalten. Ich kann mich jederzeit abmelden.",
    },
    promo_code: {
      "": "Ihr Code",
    },
    countdown: {
      "": "Endet in",
    },
    wheel: {
      "": "Das Glücksrad",
      play: "Rad drehen",
      first: "10 % Rabatt",
      blank: "Nächstes Mal",
    },
    scratch_card: {
      "": "Das Rubbellos",
      play: "Aufdecken",
      first: "10 % Rabatt",
      blank: "Nächstes Mal",
    },
    gift_box: {
      "": "Die Päckchen",
      play: "Öffnen: Päckchen",
      first: "10 % Rabatt",
      blank: "Nächstes Mal",
    },
    button: {
      "": "Weiter",
    },
    answer: {
      "": "Noch eine Antwort",
    },
    prize: {
      "": "Noch ein Gewinn",
    },
  },
  fr: {
    heading: {
      "": "Une ligne qui dit tout",
    },
    text: {
      "": "Une phrase qui dit ce que l’on reçoit.",
    },
    image: {},
    product_card: {
      "": "Nom du produit",
      price: "19,90",
      button: "Voir le produit",
    },
    email: {
      "": "Votre adresse e-mail",
      placeholder: "nom@example.com",
    },
    phone: {
      "": "Votre numéro de téléphone",
    },
    name: {
      "": "Votre prénom",
    },
    choice: {
      "": "Qu’est-ce qui vous convient le mieux ?",
      one: "La première réponse",
      two: "La deuxième réponse",
    },
    multi_choice: {
      "": "De quoi aimeriez-vous entendre parler ?",
      one: "La première réponse",
      two: "La deuxième réponse",
    },
    rating: {
      "": "Nous recommanderiez-vous ?",
      low: "Pas du tout",
      high: "Très volontiers",
    },
    consent: {
      "": "Oui, je souhaite recevoir vos offres. Je peux me désinscrire à tout moment.",
    },
    promo_code: {
      "": "Votre code",
    },
    countdown: {
      "": "Se termine dans",
    },
    wheel: {
      "": "La roue",
      play: "Tourner la roue",
      first: "−10 %",
      blank: "La prochaine fois",
    },
    scratch_card: {
      "": "La carte à gratter",
      play: "Découvrir",
      first: "−10 %",
      blank: "La prochaine fois",
    },
    gift_box: {
      "": "Les cadeaux",
      play: "Ouvrir le cadeau",
      first: "−10 %",
      blank: "La prochaine fois",
    },
    button: {
      "": "Continuer",
    },
    answer: {
      "": "Une autre réponse",
    },
    prize: {
      "": "Un autre lot",
    },
  },
  es: {
    heading: {
      "": "Una línea que lo dice todo",
    },
    text: {
      "": "Una frase que dice lo que se recibe.",
    },
    image: {},
    product_card: {
      "": "Nombre del producto",
      price: "19,90",
      button: "Ver el producto",
    },
    email: {
      "": "Su correo electrónico",
      placeholder: "nombre@example.com",
    },
    phone: {
      "": "Su número de teléfono",
    },
    name: {
      "": "Su nombre",
    },
    choice: {
      "": "¿Qué le va mejor?",
      one: "La primera respuesta",
      two: "La segunda respuesta",
    },
    multi_choice: {
      "": "¿De qué le gustaría saber más?",
      one: "La primera respuesta",
      two: "La segunda respuesta",
    },
    rating: {
      "": "¿Nos recomendaría?",
      low: "En absoluto",
      high: "Sin duda",
    },
    consent: {
      "": "Sí, quiero recibir sus ofertas. Puedo darme de baja en cualquier momento.",
    },
    promo_code: {
      "": "Su código",
    },
    countdown: {
      "": "Termina en",
    },
    wheel: {
      "": "La ruleta",
      play: "Girar la ruleta",
      first: "10 % de descuento",
      blank: "Otra vez será",
    },
    scratch_card: {
      "": "La tarjeta",
      play: "Rascar",
      first: "10 % de descuento",
      blank: "Otra vez será",
    },
    gift_box: {
      "": "Las cajas",
      play: "Abrir la caja",
      first: "10 % de descuento",
      blank: "Otra vez será",
    },
    button: {
      "": "Continuar",
    },
    answer: {
      "": "Otra respuesta",
    },
    prize: {
      "": "Otro premio",
    },
  },
};

/** Begun in another language than those on file, a widget's own first language speaks English. */
const USUAL = "en";

/**
 * The words something new begins with under a slot, by language: in each that is on file (`de` for `de-AT`). A further
 * language without words on file gets none, so that the first language speaks there.
 */
export function firstWords(
  design: Design,
  begins: Begins,
  slot: string,
): (language: string) => Texts {
  return (language) => {
    const main = language.split("-")[0]?.toLowerCase() ?? language;
    const said =
      FIRST[main] ?? (language === design.language ? FIRST[USUAL] : undefined);
    return Object.fromEntries(
      Object.entries(said?.[begins] ?? {}).map(([part, text]) => [
        part ? `${slot}.${part}` : slot,
        text,
      ]),
    );
  };
}
