import { type ReactNode, useState } from 'react';
import { bodySites } from '#contracts/forms/body-sites.ts';
import { BodyMap } from '#web/ui/body-map/body-map.tsx';
import { ActionBar, Button, IconButton } from '#web/ui/button.tsx';
import { CheckboxCard, ChoiceField, MultiChoiceField, YesNoField } from '#web/ui/choice-field.tsx';
import {
  DefinitionList,
  DiffView,
  FilterChip,
  LinkCardBody,
  LinkCards,
  linkCardClass,
  Table,
  Timeline,
} from '#web/ui/content.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { FileTile } from '#web/ui/file-tile.tsx';
import { NirField } from '#web/ui/nir-field.tsx';
import { Card, Columns, LiveBadge, Page, PageHeader, Row, SavingState, Stack } from '#web/ui/page.tsx';
import { PhotoGrid } from '#web/ui/photo-grid.tsx';
import { LazyPhotoViewer, LazyPhotoViewerDialog } from '#web/ui/photo-viewer/lazy-photo-viewer.tsx';
import { StateBadge, WaitingTime } from '#web/ui/state-badge.tsx';
import { EmptyState, ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { LongTextField, PasswordField, PhoneField, SelectField, TextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { differences, photos, steps, timeline } from './kit-samples.ts';

/** Every component at once, to look at while developing; not in a production build. */
export function KitPage() {
  return (
    <Page documentTitle="Composants">
      <PageHeader
        title="Composants"
        lead="Ce que les écrans ont à leur disposition."
        side={
          <>
            <SavingState kind="saved" />
            <LiveBadge state="live" />
          </>
        }
      />
      <Stack gap="loose">
        <Steps steps={steps} label="Étapes de la demande" onChoose={() => undefined} />
        <Columns kind="2">
          <Stack>
            <Buttons />
            <Fields />
          </Stack>
          <Stack>
            <States />
            <Choices />
          </Stack>
        </Columns>
        <Lists />
        <Photos />
        <Body />
        <Narrow>
          <ActionBar note="La demande est enregistrée à mesure.">
            <Button look="primary" isBig iconAfter="arrow-right">
              Continuer
            </Button>
            <Button isBig>Retour</Button>
          </ActionBar>
        </Narrow>
      </Stack>
    </Page>
  );
}

function Narrow({ children }: { children: ReactNode }) {
  return <div>{children}</div>;
}

function Buttons() {
  const toast = useToast();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card title="Boutons">
      <Row>
        <Button look="primary" icon="send" onClick={() => setIsOpen(true)}>
          Envoyer
        </Button>
        <Button shortcut="P">Prendre</Button>
        <Button
          look="quiet"
          icon="undo"
          onClick={() => toast({ message: 'Photo retirée.', onUndo: () => undefined })}
        >
          Retirer
        </Button>
        <Button look="grave">Mettre fin</Button>
        <Button look="primary" isBusy>
          Envoi…
        </Button>
        <IconButton icon="rotate" label="Tourner" />
      </Row>
      <ConfirmDialog
        isOpen={isOpen}
        title="Envoyer la demande ?"
        confirmLabel="Envoyer"
        onConfirm={() => setIsOpen(false)}
        onClose={() => setIsOpen(false)}
      >
        <p>Elle pourra encore être modifiée tant qu’aucun médecin ne l’a prise.</p>
      </ConfirmDialog>
    </Card>
  );
}

function Fields() {
  const [name, setName] = useState('');
  const [nir, setNir] = useState('185057800608491');
  const [birth, setBirth] = useState('1958-03-04');
  const [text, setText] = useState('');
  const [phone, setPhone] = useState('');
  const [password, setPassword] = useState('');
  const [delay, setDelay] = useState('');
  return (
    <Card title="Champs">
      <TextField
        label="Nom de naissance"
        value={name}
        onChange={setName}
        error="Saisissez le nom de naissance."
      />
      <NirField
        label="NIR de facturation"
        hint="15 chiffres, sur l’attestation."
        value={nir}
        onChange={setNir}
      />
      <DateField label="Date de naissance" value={birth} onChange={setBirth} />
      <PhoneField label="Téléphone" isOptional value={phone} onChange={setPhone} />
      <LongTextField label="Histoire de la lésion" value={text} onChange={setText} maxLength={4000} />
      <SelectField
        label="Délai"
        emptyLabel="Choisir"
        value={delay}
        onChange={setDelay}
        options={[{ value: 'week', label: 'Dans la semaine' }]}
      />
      <PasswordField label="Mot de passe" value={password} onChange={setPassword} />
    </Card>
  );
}

function Choices() {
  const [form, setForm] = useState<'skin' | 'mole'>('skin');
  const [signs, setSigns] = useState<string[]>(['itch']);
  const [isOnly, setIsOnly] = useState<boolean>();
  const [isTicked, setIsTicked] = useState(false);
  return (
    <Card title="Choix">
      <ChoiceField
        label="Motif"
        columns={2}
        value={form}
        onChange={setForm}
        choices={[
          { value: 'skin', label: 'Peau', hint: 'Éruption, plaque, bouton' },
          { value: 'mole', label: 'Grain de beauté', hint: 'Avec une photo au dermoscope' },
        ]}
      />
      <MultiChoiceField
        label="Signes"
        columns={2}
        values={signs}
        onChange={setSigns}
        choices={[
          { value: 'itch', label: 'Démangeaison' },
          { value: 'pain', label: 'Douleur' },
          { value: 'bleed', label: 'Saignement' },
        ]}
      />
      <YesNoField label="Est-ce la seule lésion ?" value={isOnly} onChange={setIsOnly} />
      <CheckboxCard
        label="J’atteste que les droits du patient sont ouverts à ce jour."
        isChecked={isTicked}
        onChange={setIsTicked}
        error={isTicked ? undefined : 'Cette attestation est nécessaire pour envoyer.'}
      />
    </Card>
  );
}

function States() {
  return (
    <Card title="États">
      <Row>
        <StateBadge tone="neutral" label="Brouillon" />
        <StateBadge tone="waiting" label="En attente" />
        <StateBadge tone="attention" label="À compléter" />
        <StateBadge tone="received" label="Avis reçu" />
      </Row>
      <Row>
        <WaitingTime minutes={72} />
        <WaitingTime minutes={200} isLate lateLabel="plus long que d’habitude" />
      </Row>
      <Notice tone="info" title="Un médecin a pris votre demande">
        Réponse habituelle : moins de 2 h.
      </Notice>
      <Notice tone="attention" title="Deux points à compléter" />
      <ErrorState
        title="La liste n’a pas pu être lue"
        message="La connexion est interrompue."
        onRetry={() => undefined}
      />
      <LoadingState lines={3} />
    </Card>
  );
}

function Lists() {
  const [tab, setTab] = useState<'todo' | 'waiting'>('todo');
  const [isOn, setIsOn] = useState(true);
  return (
    <Columns kind="2">
      <Card title="Listes">
        <Tabs
          label="Demandes par état"
          tabs={[
            { id: 'todo', label: 'À compléter', count: 1 },
            { id: 'waiting', label: 'En attente', count: 0 },
          ]}
          chosen={tab}
          onChoose={setTab}
        >
          {tab === 'todo' ? (
            <LinkCards label="Demandes à compléter">
              <a className={linkCardClass} href="#contenu">
                <LinkCardBody
                  title="Grain de beauté, Mme Exemple"
                  meta={<WaitingTime minutes={95} />}
                  side={<StateBadge tone="attention" label="À compléter" />}
                />
              </a>
            </LinkCards>
          ) : (
            <EmptyState title="Aucune demande en attente">Les demandes envoyées paraissent ici.</EmptyState>
          )}
        </Tabs>
        <FilterChip label="Grain de beauté" isOn={isOn} onChange={setIsOn} />
        <Table
          caption="Attentes par niveau"
          rowKey={(row) => row.name}
          rows={[{ name: 'Niveau 1', wait: '48 min' }]}
          columns={[
            { id: 'name', title: 'Niveau', cell: (row) => row.name },
            { id: 'wait', title: 'Médiane', isNumber: true, cell: (row) => row.wait },
          ]}
        />
      </Card>
      <Card title="Histoire">
        <Timeline items={timeline} label="Ce qui s’est passé" />
        <DefinitionList
          columns={2}
          items={[
            { term: 'Forme', value: 'Grain de beauté' },
            { term: 'Ancienneté', value: '' },
          ]}
        />
        <DiffView differences={differences} />
      </Card>
    </Columns>
  );
}

function Photos() {
  const [ids, setIds] = useState(photos.map((photo) => photo.id));
  const [current, setCurrent] = useState(photos[0]?.id ?? '');
  const [opened, setOpened] = useState<string>();
  const ordered = ids.flatMap((id) => photos.find((photo) => photo.id === id) ?? []);
  return (
    <Card title="Photos">
      <FileTile name="Vue rapprochée" bytes={2_400_000} state={{ kind: 'sending', fraction: 0.4 }} />
      <FileTile
        name="Vue d’ensemble"
        bytes={3_100_000}
        state={{ kind: 'refused', message: 'Ce fichier n’est pas une photo lisible.' }}
        onRemove={() => undefined}
      />
      <PhotoGrid
        label="Photos de la demande"
        photos={ordered.map((photo) => ({ ...photo, thumbnailUrl: photo.url }))}
        onOpen={setOpened}
        onReorder={setIds}
        onRemove={() => undefined}
      />
      <LazyPhotoViewer photos={ordered} currentId={current} onCurrentChange={setCurrent} />
      {opened && (
        <LazyPhotoViewerDialog
          photos={ordered}
          currentId={opened}
          onCurrentChange={setOpened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Card>
  );
}

function Body() {
  const [chosen, setChosen] = useState<string[]>(['front.face.cheek-left', 'back.trunk.upper-back-right']);
  return (
    <Card title="Corps">
      <BodyMap label="Où se trouve la lésion ?" regions={bodySites} chosen={chosen} onChange={setChosen} />
    </Card>
  );
}
